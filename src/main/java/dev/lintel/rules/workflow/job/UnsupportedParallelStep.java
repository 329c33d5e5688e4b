package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;

/**
 * Finds steps of a parallel block that cannot be one. Rationale and examples:
 * rules/workflow/unsupported-parallel-step.md.
 */
public final class UnsupportedParallelStep implements WorkflowRule {
  private static final List<String> CONTROLS = List.of("wait", "wait-all", "cancel", "parallel");

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      for (Step step : job.steps()) {
        for (YamlNode inner : step.root().items("parallel")) {
          inner.mapping().stream().flatMap(i -> i.entries().stream()).forEach(e -> check(e, sink));
        }
      }
    }
  }

  private static void check(YamlEntry entry, FindingSink sink) {
    if (entry.name().equals("background")) {
      sink.report(
          entry.key().span(), "a step of a 'parallel' block runs in the background already");
    } else if (CONTROLS.contains(entry.name())) {
      sink.report(
          entry.key().span(),
          "a 'parallel' block holds steps that run or use something, and no '%s'"
              .formatted(entry.name()));
    }
  }
}
