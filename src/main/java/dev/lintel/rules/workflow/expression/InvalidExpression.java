package dev.lintel.rules.workflow.expression;

import dev.lintel.model.workflow.grammar.GrammarCheck;
import dev.lintel.model.workflow.grammar.Slot;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.GrammarRule;
import dev.lintel.source.SyntaxProblem;

/**
 * Finds expressions that GitHub cannot parse. Rationale and examples:
 * rules/workflow/invalid-expression.md.
 */
public final class InvalidExpression implements GrammarRule {
  /** GitHub's limit in characters, of a text together with the expressions in it. */
  private static final int MAX_LENGTH = 21_000;

  @Override
  public void check(GrammarCheck grammar, FindingSink sink) {
    for (Slot slot : grammar.slots()) {
      if (slot.scalar().value().length() > MAX_LENGTH) {
        sink.report(
            slot.scalar().span(),
            "GitHub evaluates a text with expressions only up to %,d characters"
                .formatted(MAX_LENGTH));
        continue;
      }
      for (SyntaxProblem problem : slot.interpolation().problems()) {
        sink.report(problem.span(), problem.message());
      }
    }
  }
}
