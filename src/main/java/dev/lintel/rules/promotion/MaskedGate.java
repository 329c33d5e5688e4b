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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds scans and tests that cannot fail. Rationale and examples: rules/promotion/masked-gate.md.
 */
public final class MaskedGate implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    JobGraph graph = new JobGraph(workflow);
    // Jobs that share steps by an anchor share their findings.
    Set<Span> reported = new HashSet<>();
    for (Job job : graph.jobs()) {
      List<ToolUse> gates =
          ToolUses.of(job).stream()
              .filter(use -> use.tool().isGate())
              .filter(use -> isReadable(use, workflow, job))
              .toList();
      for (ToolUse gate : hollow(gates, workflow, job)) {
        Mask mask = Mask.of(gate).orElseThrow();
        if (reported.add(mask.place().resolved())) {
          report(mask, gate, job, graph, sink);
        }
      }
      Mask.continued(job.continueOnError())
          .filter(_ -> !gates.isEmpty())
          .ifPresent(mask -> sink.report(mask.place(), message(mask, gates.getFirst())));
    }
  }

  private static boolean isReadable(ToolUse use, Workflow workflow, Job job) {
    return use instanceof ToolUse.ByAction
        || StepShell.of(workflow, job, use.step()) != StepShell.OTHER;
  }

  /** Gives the gates that are masked and that nothing else stands in for. */
  private static List<ToolUse> hollow(List<ToolUse> gates, Workflow workflow, Job job) {
    // A tool often runs twice: once for the report, once as the gate.
    Set<String> gatedElsewhere =
        gates.stream()
            .filter(gate -> Mask.of(gate).isEmpty())
            .map(gate -> gate.tool().name())
            .collect(Collectors.toSet());
    return gates.stream()
        .filter(gate -> Mask.of(gate).isPresent())
        .filter(gate -> !gatedElsewhere.contains(gate.tool().name()))
        .filter(gate -> !GateReport.of(gate).isJudged(job))
        .filter(gate -> !isOutcomeRead(gate, workflow))
        .toList();
  }

  private static void report(Mask mask, ToolUse gate, Job job, JobGraph graph, FindingSink sink) {
    Report report = sink.report(mask.place(), message(mask, gate));
    if (GateReport.of(gate).isUploaded(job) && !Deployments.isBeforeDeployment(job, graph)) {
      report.lowered(Reason.REPORT_KEPT);
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
