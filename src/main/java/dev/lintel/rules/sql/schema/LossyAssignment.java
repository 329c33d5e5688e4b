package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.NumberLiteral;
import java.util.Locale;
import java.util.Set;

/** Finds values of which a part is dropped when they are written. */
public final class LossyAssignment implements SchemaRule {
  /** What these give has no fraction, whatever its type. */
  private static final Set<String> ROUNDING =
      Set.of("round", "bround", "rint", "floor", "ceil", "ceiling", "trunc", "date_trunc");

  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      for (StoredValue stored : StoredValue.of(analysis, check, LossyAssignment::isLossy)) {
        if (!analysis.script().isMasked(stored.place())) {
          String part = TypeFamily.isNumber(stored.type()) ? "fraction" : "time of day";
          Report report =
              sink.report(
                  stored.place(),
                  "%s is %s, and its %s is lost in '%s' of type %s"
                      .formatted(
                          stored.described(),
                          stored.type(),
                          part,
                          stored.column().name(),
                          stored.column().type()));
          CastFix.of(stored).ifPresent(report::fix);
        }
      }
    }
  }

  private static boolean isLossy(StoredValue stored) {
    return stored.assignment() == StoreAssignment.DROPS
        && stored.value().filter(LossyAssignment::isDeliberate).isEmpty();
  }

  private static boolean isDeliberate(Expression value) {
    return value instanceof NumberLiteral
        || value instanceof FunctionCall call
            && ROUNDING.contains(call.name().getLast().value().toLowerCase(Locale.ROOT));
  }
}
