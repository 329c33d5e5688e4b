package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Reason;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Permissions;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.List;
import java.util.Set;

/**
 * Finds tokens that may do more than a job needs. Rationale and examples:
 * rules/workflow/excessive-permissions.md.
 */
public final class ExcessivePermissions implements WorkflowRule {
  /** Scopes through which code, releases or deployments can be changed. */
  static final Set<String> POWERFUL =
      Set.of(
          "actions",
          "attestations",
          "contents",
          "deployments",
          "id-token",
          "packages",
          "pages",
          "pull-requests");

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    List<Job> heirs = workflow.jobs().stream().filter(job -> job.permissions().isEmpty()).toList();
    workflow.permissions().ifPresent(permissions -> checkShared(permissions, heirs, sink));
    for (Job job : workflow.jobs()) {
      job.permissions()
          .filter(Permissions::isWriteAll)
          .ifPresent(all -> reportAll(all, "job '%s'".formatted(job.id()), sink));
    }
  }

  private static void checkShared(Permissions permissions, List<Job> heirs, FindingSink sink) {
    if (heirs.isEmpty()) {
      return;
    }
    if (permissions.isWriteAll()) {
      reportAll(permissions, heirs.size() == 1 ? "the job" : "every job", sink);
    } else if (heirs.size() > 1) {
      for (YamlEntry scope : permissions.writable()) {
        if (POWERFUL.contains(scope.name())) {
          String message =
              "'%s: write' holds in all %d jobs that name no permissions of their own"
                  .formatted(scope.name(), heirs.size());
          sink.report(scope.span(), message).lowered(Reason.UNCERTAIN);
        }
      }
    }
  }

  private static void reportAll(Permissions permissions, String who, FindingSink sink) {
    sink.report(permissions.entry().span(), "'write-all' lets %s write every scope".formatted(who));
  }
}
