package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Operation;
import java.util.List;
import java.util.Set;

/** Finds numbers that are written into columns that do not hold all of them. */
public final class NarrowingAssignment implements SchemaRule {
  private static final Set<String> DIVISIONS = Set.of("/", "%");

  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      for (StoredValue stored :
          StoredValue.of(analysis, check, stored -> isNarrowing(stored, check))) {
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

  private static boolean isNarrowing(StoredValue stored, StatementCheck check) {
    return stored.assignment() == StoreAssignment.NARROWS
        && stored.value().map(value -> narrows(value, stored, check)).orElse(true);
  }

  /**
   * What is written out was looked at. The type of a calculation is wider than those of what goes
   * into it, whatever the values are; so it counts whether one of these is too wide by itself. What
   * it is divided by makes no value larger.
   */
  private static boolean narrows(Expression value, StoredValue stored, StatementCheck check) {
    return switch (value) {
      case NumberLiteral _ -> false;
      case Operation(_, String operator, List<Expression> operands)
          when DIVISIONS.contains(operator) ->
          narrows(operands.getFirst(), stored, check);
      case Operation operation ->
          operation.operands().stream().anyMatch(operand -> narrows(operand, stored, check));
      default ->
          StoreAssignment.of(check.typeOf(value), stored.column().type())
              == StoreAssignment.NARROWS;
    };
  }
}
