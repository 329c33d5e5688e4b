package dev.lintel.rules.workflow;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.JobGraph;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Spelling;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlScalar;

/** Finds needs that name no job. Rationale and examples: rules/workflow/unknown-needs.md. */
public final class UnknownNeeds implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    JobGraph graph = new JobGraph(workflow);
    for (Job job : workflow.jobs()) {
      for (YamlScalar need : job.needs()) {
        if (graph.job(need.value()).isEmpty() && !need.value().contains("${{")) {
          sink.report(need.text().all(), message(need.value(), graph));
        }
      }
    }
  }

  private static String message(String need, JobGraph graph) {
    String unknown = "there is no job '%s'".formatted(need);
    return Spelling.nearest(need, graph.jobs().stream().map(Job::id).toList())
        .map(near -> "%s; did you mean '%s'?".formatted(unknown, near))
        .orElse(unknown);
  }
}
