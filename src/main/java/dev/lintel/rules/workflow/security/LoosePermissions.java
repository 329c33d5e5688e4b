package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Permissions;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds permissions of workflows that could stand at their jobs. Rationale and examples:
 * rules/workflow/loose-permissions.md.
 */
public final class LoosePermissions implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    List<Job> jobs = workflow.jobs();
    List<Job> heirs = jobs.stream().filter(job -> job.permissions().isEmpty()).toList();
    Optional<Permissions> shared = workflow.permissions();
    if (shared.isEmpty()) {
      checkMissing(workflow, jobs, heirs, sink);
    } else {
      checkAll(shared.get(), "read-all", "reads", sink);
      if (heirs.isEmpty()) {
        checkAll(shared.get(), "write-all", "writes", sink);
      }
      shared.get().writable().stream()
          .filter(
              scope -> heirs.size() <= 1 || !ExcessivePermissions.POWERFUL.contains(scope.name()))
          .forEach(scope ->
              sink.report(
                  scope.span(),
                  "'%s: write' would hold in every job that is added; a job can name it itself"
                      .formatted(scope.name())));
    }
    for (Job job : jobs) {
      job.permissions().ifPresent(own -> checkAll(own, "read-all", "reads", sink));
    }
  }

  private static void checkMissing(
      Workflow workflow, List<Job> jobs, List<Job> heirs, FindingSink sink) {
    boolean isOnlyCalled = DefaultPermissions.isOnlyCalled(workflow);
    if (jobs.isEmpty() || !heirs.isEmpty() && !isOnlyCalled) {
      return;
    }
    Report report =
        sink.report(
            workflow.place(),
            heirs.isEmpty()
                ? "a job that is added without 'permissions' gets those of the account's settings"
                : "the callers decide what the token may do, and nothing here limits it");
    heirs.forEach(job -> report.related(job.span(), "job '%s' has none".formatted(job.id())));
  }

  private static void checkAll(
      Permissions permissions, String word, String verb, FindingSink sink) {
    permissions
        .entry()
        .value()
        .scalar()
        .map(YamlScalar::value)
        .filter(word::equals)
        .ifPresent(_ ->
            sink.report(
                permissions.entry().span(),
                "'%s' %s every scope, where a few would do".formatted(word, verb)));
  }
}
