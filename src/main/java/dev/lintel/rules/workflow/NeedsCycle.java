package dev.lintel.rules.workflow;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.JobGraph;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.WorkflowRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds jobs that wait for themselves. Rationale and examples: rules/workflow/needs-cycle.md. */
public final class NeedsCycle implements WorkflowRule {
  @Override
  public void check(Workflow workflow, FindingSink sink) {
    JobGraph graph = new JobGraph(workflow);
    Set<String> reported = new HashSet<>();
    for (Job job : graph.jobs()) {
      List<Job> cycle = reported.contains(job.id()) ? List.of() : graph.cycle(job);
      if (!cycle.isEmpty()) {
        report(cycle, sink);
        cycle.forEach(member -> reported.add(member.id()));
      }
    }
  }

  private static void report(List<Job> cycle, FindingSink sink) {
    Job first = cycle.getFirst();
    String way =
        Stream.concat(cycle.stream(), Stream.of(first))
            .map(Job::id)
            .collect(Collectors.joining(" -> "));
    Report report =
        sink.report(first.span(), "job '%s' waits for itself: %s".formatted(first.id(), way));
    for (Job job : cycle.subList(1, cycle.size())) {
      report.related(job.span(), "job '%s' is on the way".formatted(job.id()));
    }
  }
}
