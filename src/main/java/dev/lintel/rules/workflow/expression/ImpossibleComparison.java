package dev.lintel.rules.workflow.expression;

import dev.lintel.model.workflow.type.TypeCheck;
import dev.lintel.model.workflow.type.TypeProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.TypeRule;

/**
 * Finds comparisons with a string that a value never equals. Rationale and examples:
 * rules/workflow/impossible-comparison.md.
 */
public final class ImpossibleComparison implements TypeRule {
  @Override
  public void check(TypeCheck types, FindingSink sink) {
    for (TypeProblem problem : types.problems()) {
      if (problem instanceof TypeProblem.NeverEqual never) {
        sink.report(never.place(), never.message());
      }
    }
  }
}
