package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.RunnerLabels;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds labels of runners that GitHub has no more, or that are misspelt. Rationale and examples:
 * rules/workflow/unknown-runner.md.
 */
public final class UnknownRunner implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    Map<String, Report> reports = new HashMap<>();
    for (Job job : workflow.jobs()) {
      for (YamlScalar label : job.runner().hosted()) {
        fault(label.value()).ifPresent(fault -> report(label.text().all(), fault, reports, sink));
      }
    }
  }

  /** One finding for all uses of one label in a file: one search and replace repairs them. */
  private static void report(
      Span place, String fault, Map<String, Report> reports, FindingSink sink) {
    Report known = reports.get(fault);
    if (known == null) {
      reports.put(fault, sink.report(place, fault));
    } else {
      known.related(place, "used here too");
    }
  }

  private static Optional<String> fault(String label) {
    if (RunnerLabels.isRemoved(label)) {
      return Optional.of("GitHub has removed its runners of '%s'".formatted(label));
    }
    return RunnerLabels.meant(label)
        .map(meant -> "there is no runner '%s'; did you mean '%s'?".formatted(label, meant));
  }
}
