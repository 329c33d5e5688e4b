package dev.lintel.rules.promotion;

import dev.lintel.finding.Reason;
import dev.lintel.model.promotion.Deployments;
import dev.lintel.model.promotion.GateReport;
import dev.lintel.model.promotion.Mask;
import dev.lintel.model.promotion.ToolUse;
import dev.lintel.model.promotion.ToolUses;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.JobGraph;
import dev.lintel.model.workflow.StepShell;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds scans and tests that cannot fail. Rationale and examples: rules/promotion/masked-gate.md.
 */
public final class MaskedGate implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    JobGraph graph = new JobGraph(workflow);
    for (Job job : graph.jobs()) {
      List<ToolUse> gates =
          ToolUses.of(job).stream()
              .filter(use -> use.tool().isGate())
              .filter(use -> isReadable(use, workflow, job))
              .toList();
      checkSteps(workflow, job, gates, graph, sink);
      Mask.continued(job.continueOnError())
          .filter(_ -> !gates.isEmpty())
          .ifPresent(mask -> sink.report(mask.place(), message(mask, gates.getFirst())));
    }
  }

  private static boolean isReadable(ToolUse use, Workflow workflow, Job job) {
    return use instanceof ToolUse.ByAction
        || StepShell.of(workflow, job, use.step()) != StepShell.OTHER;
  }

  private static void checkSteps(
      Workflow workflow, Job job, List<ToolUse> gates, JobGraph graph, FindingSink sink) {
    // A tool often runs twice: once for the report, once as the gate.
    Set<String> gatedElsewhere =
        gates.stream()
            .filter(use -> Mask.of(use).isEmpty())
            .map(use -> use.tool().name())
            .collect(Collectors.toSet());
    Set<Span> reported = new HashSet<>();
    for (ToolUse gate : gates) {
      Optional<Mask> mask = Mask.of(gate);
      GateReport kept = GateReport.of(gate);
      boolean isHollow =
          mask.isPresent()
              && !gatedElsewhere.contains(gate.tool().name())
              && !kept.isJudged(job)
              && !isOutcomeRead(gate, workflow);
      if (isHollow && reported.add(mask.get().place().resolved())) {
        Report report = sink.report(mask.get().place(), message(mask.get(), gate));
        if (kept.isUploaded(job) && !Deployments.isBeforeDeployment(job, graph)) {
          report.lowered(Reason.REPORT_KEPT);
        }
      }
    }
  }

  /** A later step or job may judge what {@code continue-on-error} let pass. */
  private static boolean isOutcomeRead(ToolUse gate, Workflow workflow) {
    return gate.step()
        .id()
        .filter(id -> workflow.stream().source().content().contains("steps." + id + ".outcome"))
        .isPresent();
  }

  private static String message(Mask mask, ToolUse gate) {
    String tool = gate.tool().name();
    return mask.isAbsence()
        ? "without '%s' %s passes whatever it finds".formatted(mask.setting(), tool)
        : "'%s' lets %s pass whatever it finds".formatted(mask.setting(), tool);
  }
}
