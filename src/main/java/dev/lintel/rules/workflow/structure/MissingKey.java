package dev.lintel.rules.workflow.structure;

import dev.lintel.model.workflow.grammar.GrammarCheck;
import dev.lintel.model.workflow.grammar.GrammarProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.GrammarRule;

/**
 * Finds mappings without a key that GitHub asks for. Rationale and examples:
 * rules/workflow/missing-key.md.
 */
public final class MissingKey implements GrammarRule {
  @Override
  public void check(GrammarCheck grammar, FindingSink sink) {
    for (GrammarProblem problem : grammar.problems()) {
      if (problem instanceof GrammarProblem.MissingKey) {
        sink.report(problem.place(), problem.message());
      }
    }
  }
}
