package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.RunnerLabels;
import dev.lintel.model.workflow.RunnerLabels.OperatingSystem;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds labels that no one runner can have. Rationale and examples:
 * rules/workflow/clashing-runners.md.
 */
public final class ClashingRunners implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      Set<Span> reported = new HashSet<>();
      for (List<YamlScalar> labels : job.runner().alternatives()) {
        check(labels, reported, sink);
      }
    }
  }

  private static void check(List<YamlScalar> labels, Set<Span> reported, FindingSink sink) {
    List<YamlScalar> telling = labels.stream().filter(label -> system(label).isPresent()).toList();
    for (YamlScalar label : telling) {
      YamlScalar first = telling.getFirst();
      if (!system(label).equals(system(first)) && reported.add(label.span())) {
        sink.report(
                label.text().all(),
                "a runner has all the labels, and none is both '%s' and '%s'"
                    .formatted(label.value(), first.value()))
            .related(first.span(), "the first of them");
      }
    }
  }

  private static Optional<OperatingSystem> system(YamlScalar label) {
    return RunnerLabels.system(label.value());
  }
}
