package dev.lintel.rules.workflow.expression;

import dev.lintel.model.workflow.type.TypeCheck;
import dev.lintel.model.workflow.type.TypeProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.TypeRule;

/**
 * Finds properties that an object never has. Rationale and examples:
 * rules/workflow/undefined-property.md.
 */
public final class UndefinedProperty implements TypeRule {
  @Override
  public void check(TypeCheck types, FindingSink sink) {
    for (TypeProblem problem : types.problems()) {
      if (problem instanceof TypeProblem.Undefined undefined) {
        Report report = sink.report(undefined.place(), undefined.message());
        Slip.fix(undefined.place(), undefined.slip()).ifPresent(report::fix);
      }
    }
  }
}
