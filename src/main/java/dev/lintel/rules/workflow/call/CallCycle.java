package dev.lintel.rules.workflow.call;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.action.RepositoryCode;
import dev.lintel.model.workflow.action.WorkflowCall;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds workflows that call themselves, directly or over others. Rationale and examples:
 * rules/workflow/call-cycle.md.
 */
public final class CallCycle implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    RepositoryCode code = project.repositoryCode();
    Set<String> reported = new HashSet<>();
    for (WorkflowCall call : code.calls()) {
      if (!reported.contains(call.caller().path())) {
        List<WorkflowCall> way = way(call, code);
        if (!way.isEmpty()) {
          way.forEach(member -> reported.add(member.caller().path()));
          report(way, sink);
        }
      }
    }
  }

  /** Gives the shortest way from a call back to the workflow that makes it. */
  private static List<WorkflowCall> way(WorkflowCall first, RepositoryCode code) {
    String start = first.caller().path();
    Map<Span, WorkflowCall> reachedFrom = new HashMap<>();
    Set<String> seen = new HashSet<>();
    Deque<WorkflowCall> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      WorkflowCall at = open.poll();
      String next = at.called().isPresent() ? at.path().orElse("") : "";
      if (next.equals(start)) {
        return way(first, at, reachedFrom);
      }
      if (seen.add(next)) {
        for (WorkflowCall call : code.calls(next)) {
          reachedFrom.putIfAbsent(call.job().span(), at);
          open.add(call);
        }
      }
    }
    return List.of();
  }

  private static List<WorkflowCall> way(
      WorkflowCall first, WorkflowCall last, Map<Span, WorkflowCall> reachedFrom) {
    List<WorkflowCall> reversed = new ArrayList<>();
    Span start = first.job().span();
    WorkflowCall at = last;
    while (!at.job().span().equals(start)) {
      reversed.add(at);
      at = reachedFrom.get(at.job().span());
    }
    reversed.add(first);
    return reversed.reversed();
  }

  private static void report(List<WorkflowCall> way, FindingSink sink) {
    String text =
        way.stream().map(call -> call.place().value()).collect(Collectors.joining(" -> "));
    Report report =
        sink.report(
            way.getFirst().place().text().all(), "the workflow calls itself: %s".formatted(text));
    way.subList(1, way.size())
        .forEach(call -> report.related(call.place().text().all(), "a call on the way"));
  }
}
