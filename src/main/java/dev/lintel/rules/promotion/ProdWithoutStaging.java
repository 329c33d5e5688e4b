package dev.lintel.rules.promotion;

import dev.lintel.model.promotion.Deployments;
import dev.lintel.model.promotion.Stage;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.JobGraph;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.WorkflowRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds deployments to production that do not wait for staging. Rationale and examples:
 * rules/promotion/prod-without-staging.md.
 */
public final class ProdWithoutStaging implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    JobGraph graph = new JobGraph(workflow);
    List<Job> staging = in(Stage.STAGING, graph.jobs().stream());
    for (Job job : in(Stage.PRODUCTION, graph.jobs().stream())) {
      List<Job> before = graph.closure(job);
      boolean isStaged =
          !in(Stage.STAGING, before.stream()).isEmpty()
              || before.stream().anyMatch(ProdWithoutStaging::mayBeStaging);
      if (!isStaged && !staging.isEmpty()) {
        report(job, staging, sink);
      }
    }
  }

  private static List<Job> in(Stage stage, Stream<Job> jobs) {
    return jobs.filter(job -> Deployments.stage(job).equals(Optional.of(stage))).toList();
  }

  /** A called workflow, or an environment by an expression, is not known from this file. */
  private static boolean mayBeStaging(Job job) {
    return job.uses().isPresent()
        || job.environment().filter(name -> name.value().contains("${{")).isPresent();
  }

  private static void report(Job production, List<Job> staging, FindingSink sink) {
    Report report =
        sink.report(
            production.span(),
            "job '%s' deploys to production without waiting for '%s'"
                .formatted(production.id(), staging.getFirst().id()));
    for (Job job : staging) {
      report.related(job.span(), "deploys to staging");
    }
  }
}
