package dev.lintel.rules.workflow.structure;

import dev.lintel.model.workflow.grammar.GrammarCheck;
import dev.lintel.model.workflow.grammar.GrammarProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.GrammarRule;
import dev.lintel.rule.Report;

/**
 * Finds values that GitHub does not take. Rationale and examples: rules/workflow/wrong-value.md.
 */
public final class WrongValue implements GrammarRule {
  @Override
  public void check(GrammarCheck grammar, FindingSink sink) {
    for (GrammarProblem problem : grammar.problems()) {
      if (problem instanceof GrammarProblem.WrongValue wrong) {
        Report report = sink.report(problem.place(), problem.message());
        EventMove.of(wrong).ifPresent(report::fix);
      } else if (problem instanceof GrammarProblem.UnfitValue) {
        sink.report(problem.place(), problem.message());
      }
    }
  }
}
