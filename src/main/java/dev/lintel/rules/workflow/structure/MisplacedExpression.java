package dev.lintel.rules.workflow.structure;

import dev.lintel.model.workflow.grammar.GrammarCheck;
import dev.lintel.model.workflow.grammar.GrammarProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.GrammarRule;

/**
 * Finds expressions where GitHub evaluates none. Rationale and examples:
 * rules/workflow/misplaced-expression.md.
 */
public final class MisplacedExpression implements GrammarRule {
  @Override
  public void check(GrammarCheck grammar, FindingSink sink) {
    for (GrammarProblem problem : grammar.problems()) {
      if (problem instanceof GrammarProblem.MisplacedExpression) {
        sink.report(problem.place(), problem.message());
      }
    }
  }
}
