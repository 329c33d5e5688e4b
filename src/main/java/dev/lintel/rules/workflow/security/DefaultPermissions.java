package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds workflows whose token may do what the account's settings say. Rationale and examples:
 * rules/workflow/default-permissions.md.
 */
public final class DefaultPermissions implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    definition.workflow().ifPresent(workflow -> check(definition, workflow, sink));
  }

  private static void check(Definition definition, Workflow workflow, FindingSink sink) {
    List<Job> heirs = workflow.jobs().stream().filter(job -> job.permissions().isEmpty()).toList();
    if (workflow.permissions().isPresent() || heirs.isEmpty() || isOnlyCalled(workflow)) {
      return;
    }
    Report report =
        sink.report(
            workflow.place(),
            "no 'permissions' say what the token of job '%s' may do%s, so the settings of the account decide; grant what the steps need"
                .formatted(
                    heirs.getFirst().id(),
                    heirs.size() > 1 ? " and of %d more".formatted(heirs.size() - 1) : ""));
    heirs.forEach(job -> report.related(job.span(), "job '%s' has none".formatted(job.id())));
    fix(definition, workflow, heirs).ifPresent(report::fix);
  }

  /** Who calls a workflow decides what its token may do. */
  static boolean isOnlyCalled(Workflow workflow) {
    return !workflow.triggers().isEmpty()
        && workflow.triggers().stream().allMatch(each -> each.event().equals("workflow_call"));
  }

  /** What a script does with the token in ways that are not seen here would be refused. */
  private static Optional<Fix> fix(Definition definition, Workflow workflow, List<Job> heirs) {
    Map<String, String> least = new TreeMap<>();
    for (Job job : heirs) {
      Optional<NeededPermissions> needs = NeededPermissions.of(definition, job);
      if (needs.isEmpty()) {
        return Optional.empty();
      }
      needs
          .get()
          .least()
          .forEach(
              (scope, level) -> least.merge(scope, level, (a, b) -> a.equals("write") ? a : b));
    }
    List<String> rows = new ArrayList<>();
    rows.add(least.isEmpty() ? "permissions: {}" : "permissions:");
    least.forEach((scope, level) -> rows.add("  " + scope + ": " + level));
    rows.add("");
    Optional<Edit> edit =
        workflow
            .root()
            .find("jobs")
            .flatMap(jobs -> BlockEdits.before(workflow.root(), jobs, rows));
    return edit.map(e -> new Fix("Grant the least that the steps need", false, List.of(e)));
  }
}
