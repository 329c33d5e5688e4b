package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.validation.RowType;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.InSubquery;
import java.util.List;
import java.util.Optional;

/** Finds columns that are compared with columns of another kind of type. */
public final class ImplicitCastJoin implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      for (Comparison comparison : check.statement().all(Comparison.class)) {
        if (comparison.left() instanceof ColumnRef left
            && comparison.right() instanceof ColumnRef right
            && !analysis.script().isMasked(comparison.span())) {
          problem(left, check.typeOf(left), right.toString(), check.typeOf(right), comparison)
              .ifPresent(message -> sink.report(comparison.operatorSpan(), message));
        }
      }
      for (InSubquery in : check.statement().all(InSubquery.class)) {
        if (in.operand() instanceof ColumnRef column && !analysis.script().isMasked(in.span())) {
          check
              .row(in.query())
              .filter(row -> !row.open() && row.columns().size() == 1)
              .map(row -> row.columns().getFirst())
              .flatMap(given -> problem(column, check.typeOf(column), given))
              .ifPresent(message -> sink.report(column.span(), message));
        }
      }
    }
  }

  private static Optional<String> problem(ColumnRef column, ColumnType type, RowType.Column given) {
    String name = given.name().orElse("");
    return name.isEmpty() ? Optional.empty() : mixed(column.span(), type, name, given.type());
  }

  private static Optional<String> problem(
      ColumnRef left, ColumnType type, String right, ColumnType other, Comparison comparison) {
    boolean isEqual =
        switch (comparison.operator()) {
          case EQUAL, NULL_SAFE_EQUAL -> true;
          case NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, NULL_SAFE_NOT_EQUAL ->
              false;
        };
    if (isEqual && (isMidnight(type, other) || isMidnight(other, type))) {
      return Optional.of(
          "'%s' is %s and '%s' %s, which are equal at midnight only"
              .formatted(left, type, right, other));
    }
    return mixed(left.span(), type, right, other);
  }

  private static boolean isMidnight(ColumnType day, ColumnType time) {
    return day.toString().equals("date")
        && List.of("timestamp", "timestamp_ntz").contains(time.toString());
  }

  private static Optional<String> mixed(
      Span left, ColumnType type, String right, ColumnType other) {
    if (!TypeFamily.differ(type, other)) {
      return Optional.empty();
    }
    String outcome =
        TypeFamily.isText(type) || TypeFamily.isText(other)
            ? "so every value of the text is cast before they are compared"
            : "which do not compare without a cast";
    return Optional.of(
        "'%s' is %s and '%s' %s, %s".formatted(left.text(), type, right, other, outcome));
  }
}
