package dev.lintel.rules.workflow.call;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Permissions;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.action.GrantedPermissions;
import dev.lintel.model.workflow.action.GrantedPermissions.Excess;
import dev.lintel.model.workflow.action.RepositoryCode;
import dev.lintel.model.workflow.action.WorkflowCall;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds calls of workflows that ask for more than the job may do. Rationale and examples:
 * rules/workflow/insufficient-call-permissions.md.
 */
public final class InsufficientCallPermissions implements ProjectRule {
  /**
   * A {@code permissions:} that asks for too much.
   *
   * @param who the workflow by the text that calls it, or a job of it
   */
  private record Violation(Permissions permissions, String who, List<Excess> excess) {}

  @Override
  public void check(Project project, FindingSink sink) {
    RepositoryCode code = project.repositoryCode();
    for (WorkflowCall call : code.calls()) {
      Optional<GrantedPermissions> allowed = call.permissions().flatMap(GrantedPermissions::of);
      if (allowed.isPresent()) {
        List<Violation> violations = new ArrayList<>();
        collect(call, allowed.get(), code, new HashSet<>(), violations);
        if (!violations.isEmpty()) {
          report(call, violations, sink);
        }
      }
    }
  }

  /** Calls that say nothing of their own pass on what they were allowed. */
  private static void collect(
      WorkflowCall call,
      GrantedPermissions allowed,
      RepositoryCode code,
      Set<String> seen,
      List<Violation> violations) {
    if (call.called().isEmpty() || !seen.add(call.path().orElseThrow())) {
      return;
    }
    Workflow called = call.called().get().workflow();
    called
        .permissions()
        .ifPresent(
            asked -> compare(asked, "'%s'".formatted(call.place().value()), allowed, violations));
    for (Job job : called.jobs()) {
      job.permissions()
          .ifPresent(asked ->
              compare(
                  asked,
                  "job '%s' of '%s'".formatted(job.id(), call.place().value()),
                  allowed,
                  violations));
    }
    for (WorkflowCall nested : code.calls(called.path())) {
      if (nested.permissions().isEmpty()) {
        collect(nested, allowed, code, seen, violations);
      }
    }
  }

  private static void compare(
      Permissions asked, String who, GrantedPermissions allowed, List<Violation> violations) {
    List<Excess> excess =
        GrantedPermissions.of(asked).map(a -> a.beyond(allowed)).orElse(List.of());
    if (!excess.isEmpty()) {
      violations.add(new Violation(asked, who, excess));
    }
  }

  private static void report(WorkflowCall call, List<Violation> violations, FindingSink sink) {
    Violation first = violations.getFirst();
    Report report =
        sink.report(
            call.job().span(),
            "%s asks for %s, and job '%s' may only pass on %s"
                .formatted(
                    first.who(),
                    levels(first.excess(), true),
                    call.job().id(),
                    levels(first.excess(), false)));
    call.permissions()
        .ifPresent(allowed -> report.related(allowed.entry().key().span(), "what the job may do"));
    for (Violation violation : violations) {
      report.related(
          violation.permissions().entry().key().span(),
          "%s asks for %s".formatted(violation.who(), levels(violation.excess(), true)));
    }
  }

  private static String levels(List<Excess> excess, boolean isAsked) {
    return excess.stream()
        .map(e ->
            "'%s: %s'".formatted(e.scope().orElse("all others"), isAsked ? e.asked() : e.allowed()))
        .collect(Collectors.joining(", "));
  }
}
