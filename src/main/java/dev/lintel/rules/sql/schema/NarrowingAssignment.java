package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.NumberLiteral;

/** Finds numbers that are written into columns that do not hold all of them. */
public final class NarrowingAssignment implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      for (StoredValue stored : StoredValue.of(analysis, check, NarrowingAssignment::isNarrowing)) {
        if (!analysis.script().isMasked(stored.place())) {
          sink.report(
              stored.place(),
              "%s is %s, of which '%s' of type %s does not hold every value"
                  .formatted(
                      stored.described(),
                      stored.type(),
                      stored.column().name(),
                      stored.column().type()));
        }
      }
    }
  }

  /** What is written out was looked at. */
  private static boolean isNarrowing(StoredValue stored) {
    return stored.assignment() == StoreAssignment.NARROWS
        && stored.value().filter(NumberLiteral.class::isInstance).isEmpty();
  }
}
