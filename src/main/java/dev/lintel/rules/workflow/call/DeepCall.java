package dev.lintel.rules.workflow.call;

import dev.lintel.model.Project;
import dev.lintel.model.workflow.action.RepositoryCode;
import dev.lintel.model.workflow.action.WorkflowCall;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds chains of calls that are longer than GitHub follows them. Rationale and examples:
 * rules/workflow/deep-call.md.
 */
public final class DeepCall implements ProjectRule {
  /** Source: docs.github.com, Reusing workflows, Nesting reusable workflows, read 2026-11-27. */
  private static final int MAX_LEVELS = 10;

  @Override
  public void check(Project project, FindingSink sink) {
    RepositoryCode code = project.repositoryCode();
    Set<String> called = new HashSet<>();
    code.calls().forEach(call -> call.path().ifPresent(called::add));
    Chains chains = new Chains(code);
    for (WorkflowCall call : code.calls()) {
      // The one that starts a chain is told of it.
      if (!called.contains(call.caller().path())) {
        List<WorkflowCall> chain = new ArrayList<>(List.of(call));
        chain.addAll(call.path().map(chains::longest).orElse(List.of()));
        if (chain.size() >= MAX_LEVELS) {
          report(chain, sink);
        }
      }
    }
  }

  private static void report(List<WorkflowCall> chain, FindingSink sink) {
    Report report =
        sink.report(
            chain.getFirst().place().text().all(),
            "the call leads through %d levels of workflows, and GitHub follows %d at most"
                .formatted(chain.size() + 1, MAX_LEVELS));
    for (WorkflowCall call : chain.subList(1, chain.size())) {
      report.related(call.place().text().all(), "the next call");
    }
  }

  /** The longest chain of calls from each workflow; calls that lead back end one. */
  private static final class Chains {
    private final RepositoryCode code;
    private final Map<String, Optional<WorkflowCall>> next = new HashMap<>();
    private final Map<String, Integer> lengths = new HashMap<>();

    Chains(RepositoryCode code) {
      this.code = code;
    }

    List<WorkflowCall> longest(String workflow) {
      measure(workflow);
      List<WorkflowCall> chain = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      Optional<WorkflowCall> at = next.getOrDefault(workflow, Optional.empty());
      while (at.isPresent() && seen.add(at.get().caller().path())) {
        chain.add(at.get());
        at = at.get().path().flatMap(path -> next.getOrDefault(path, Optional.empty()));
      }
      return chain;
    }

    private int measure(String workflow) {
      Integer known = lengths.putIfAbsent(workflow, 0);
      if (known != null) {
        return known;
      }
      int longest = 0;
      for (WorkflowCall call : code.calls(workflow)) {
        int length = call.called().isPresent() ? 1 + measure(call.path().orElseThrow()) : 1;
        if (length > longest) {
          longest = length;
          next.put(workflow, Optional.of(call));
        }
      }
      lengths.put(workflow, longest);
      return longest;
    }
  }
}
