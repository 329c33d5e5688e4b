package dev.lintel.rules.workflow;

import dev.lintel.finding.Reason;
import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.WorkflowRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds actions and reusable workflows by a name that can be moved. Rationale and examples:
 * rules/workflow/unpinned-action.md.
 */
public final class UnpinnedAction implements WorkflowRule {
  private static final Set<String> BRANCHES =
      Set.of("main", "master", "develop", "dev", "trunk", "HEAD");

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    Map<String, List<InRepository>> byText = new LinkedHashMap<>();
    for (Job job : workflow.jobs()) {
      collect(job.uses(), byText);
      for (Step step : job.steps()) {
        collect(step.uses(), byText);
      }
    }
    byText.values().forEach(uses -> report(uses, sink));
  }

  private static void collect(Optional<UsedCode> used, Map<String, List<InRepository>> byText) {
    if (used.isPresent() && used.get() instanceof InRepository code && !code.isPinned()) {
      byText.computeIfAbsent(code.span().text(), _ -> new ArrayList<>()).add(code);
    }
  }

  /** One finding for all uses of one text, since one search and replace repairs them. */
  private static void report(List<InRepository> uses, FindingSink sink) {
    InRepository first = uses.getFirst();
    String ref = first.ref().text();
    boolean isBranch = BRANCHES.contains(ref);
    Report report =
        sink.report(
            first.span(),
            "'%s' runs whatever %s '%s' points to on the day"
                .formatted(first.slug(), isBranch ? "branch" : "tag or branch", ref));
    if (!isBranch) {
      // Whether the release behind the tag is immutable is not known here.
      report.lowered(Reason.UNCERTAIN);
    }
    for (InRepository other : uses.subList(1, uses.size())) {
      report.related(other.span(), "used here too");
    }
  }
}
