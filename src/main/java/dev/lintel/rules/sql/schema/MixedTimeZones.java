package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Excerpt;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.TypedLiteral;

/** Finds moments that meet times of day which are of no zone. */
public final class MixedTimeZones implements SchemaRule {
  private static final String MESSAGE =
      "%s is %s and %s %s, so the session's time zone decides what that means";

  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      for (Comparison comparison : check.statement().all(Comparison.class)) {
        ColumnType left = check.typeOf(comparison.left());
        ColumnType right = check.typeOf(comparison.right());
        // A literal is read in the session's zone, and compared in it.
        boolean isLiteral =
            comparison.left() instanceof TypedLiteral || comparison.right() instanceof TypedLiteral;
        if (isMixed(left, right) && !isLiteral && !analysis.script().isMasked(comparison.span())) {
          sink.report(
              comparison.operatorSpan(),
              MESSAGE.formatted(
                  "'" + Excerpt.of(comparison.left().span()) + "'",
                  left,
                  "'" + Excerpt.of(comparison.right().span()) + "'",
                  right));
        }
      }
      for (StoredValue stored :
          StoredValue.of(analysis, check, s -> isMixed(s.type(), s.column().type()))) {
        boolean isLiteral = stored.value().filter(TypedLiteral.class::isInstance).isPresent();
        if (!isLiteral && !analysis.script().isMasked(stored.place())) {
          sink.report(
              stored.place(),
              MESSAGE.formatted(
                  stored.described(),
                  stored.type(),
                  "'" + stored.column().name() + "'",
                  stored.column().type()));
        }
      }
    }
  }

  private static boolean isMixed(ColumnType one, ColumnType other) {
    String a = one.toString();
    String b = other.toString();
    return a.equals("timestamp") && b.equals("timestamp_ntz")
        || a.equals("timestamp_ntz") && b.equals("timestamp");
  }
}
