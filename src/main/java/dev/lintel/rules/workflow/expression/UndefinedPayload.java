package dev.lintel.rules.workflow.expression;

import dev.lintel.model.workflow.type.TypeCheck;
import dev.lintel.model.workflow.type.TypeProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.TypeRule;

/**
 * Finds properties that the payload has for none of the events that start the workflow. Rationale
 * and examples: rules/workflow/undefined-payload.md.
 */
public final class UndefinedPayload implements TypeRule {
  @Override
  public void check(TypeCheck types, FindingSink sink) {
    for (TypeProblem problem : types.problems()) {
      if (problem instanceof TypeProblem.OutsidePayload outside) {
        sink.report(outside.place(), outside.message());
      }
    }
  }
}
