package dev.lintel.rules.workflow;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.JobGraph;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Finds needs that name no job. Rationale and examples: rules/workflow/unknown-needs.md. */
public final class UnknownNeeds implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    JobGraph graph = new JobGraph(workflow);
    for (Job job : workflow.jobs()) {
      for (YamlScalar need : job.needs()) {
        if (graph.job(need.value()).isEmpty() && !need.value().contains("${{")) {
          report(need, job, graph, sink);
        }
      }
    }
  }

  /** Another job may be meant than the one that is spelt alike, so the fix is unsafe. */
  private static void report(YamlScalar need, Job job, JobGraph graph, FindingSink sink) {
    String unknown = "there is no job '%s'".formatted(need.value());
    Optional<String> near =
        Spelling.nearest(need.value(), graph.jobs().stream().map(Job::id).toList());
    if (near.isEmpty()) {
      sink.report(need.text().all(), unknown);
      return;
    }
    Report report =
        sink.report(need.text().all(), "%s; did you mean '%s'?".formatted(unknown, near.get()));
    if (!near.get().equals(job.id())) {
      report.fix(
          new Fix(
              "Write '%s'".formatted(near.get()),
              false,
              List.of(new Edit(need.text().all(), near.get()))));
    }
  }
}
