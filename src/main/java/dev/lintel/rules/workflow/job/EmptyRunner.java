package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds jobs that ask for no runner. Rationale and examples: rules/workflow/empty-runner.md. */
public final class EmptyRunner implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      Stream.of(job.root().get("runs-on"), job.root().get("runs-on", "labels"))
          .flatMap(Optional::stream)
          .flatMap(value -> value.sequence().stream())
          .filter(labels -> labels.items().isEmpty())
          .map(YamlNode::span)
          .forEach(place ->
              sink.report(place, "job '%s' asks for a runner without a label".formatted(job.id())));
    }
  }
}
