package dev.lintel.rules.workflow.job;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Finds jobs that are needed twice. Rationale and examples: rules/workflow/repeated-needs.md. */
public final class RepeatedNeeds implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      Map<String, Span> first = new HashMap<>();
      for (YamlScalar need : job.needs()) {
        Span earlier = first.putIfAbsent(need.value().toLowerCase(Locale.ROOT), need.span());
        if (earlier != null) {
          sink.report(
                  need.span(),
                  "job '%s' waits for job '%s' already".formatted(job.id(), need.value()))
              .related(earlier, "the first one");
        }
      }
    }
  }
}
