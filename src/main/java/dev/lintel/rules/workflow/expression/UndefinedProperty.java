package dev.lintel.rules.workflow.expression;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.type.TypeCheck;
import dev.lintel.model.workflow.type.TypeProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.TypeRule;
import dev.lintel.source.Span;
import java.util.List;

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
        undefined
            .slip()
            .flatMap(name -> undefined.place().exact().map(place -> fix(place, name)))
            .ifPresent(report::fix);
      }
    }
  }

  private static Fix fix(Span place, String name) {
    return new Fix("Write '%s'".formatted(name), false, List.of(new Edit(place, name)));
  }
}
