package dev.lintel.rules.workflow.expression;

import dev.lintel.model.workflow.type.TypeCheck;
import dev.lintel.model.workflow.type.TypeProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.TypeRule;

/**
 * Finds operations and functions that their operands are not made for. Rationale and examples:
 * rules/workflow/type-mismatch.md.
 */
public final class TypeMismatch implements TypeRule {
  @Override
  public void check(TypeCheck types, FindingSink sink) {
    for (TypeProblem problem : types.problems()) {
      if (problem instanceof TypeProblem.Mismatch mismatch) {
        sink.report(mismatch.place(), mismatch.message());
      }
    }
  }
}
