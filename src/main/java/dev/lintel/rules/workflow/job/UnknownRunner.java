package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.RunnerLabels;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds labels of runners that GitHub has no more, or that are misspelt. Rationale and examples:
 * rules/workflow/unknown-runner.md.
 */
public final class UnknownRunner implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      for (YamlScalar label : job.runner().hosted()) {
        fault(label.value()).ifPresent(fault -> sink.report(label.text().all(), fault));
      }
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
