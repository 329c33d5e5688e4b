package dev.lintel.rules.sql.query;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Cast;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.DataType;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.NumberLiteral;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Writes the range of a column that a comparison of its year or its day means. */
final class DayRanges {
  private DayRanges() {}

  /**
   * Gives the fix for {@code year(x) = 2025} and {@code to_date(x) = '2025-01-31'}; empty for all
   * else. A day compares with a date, a timestamp and a string alike as the function took them.
   *
   * @param isOperand whether something binds the comparison closer than an AND would
   */
  static Optional<Fix> fix(Comparison comparison, boolean isOperand) {
    if (comparison.operator() != Comparison.Operator.EQUAL) {
      return Optional.empty();
    }
    return year(comparison)
        .or(() -> day(comparison))
        .map(range -> {
          String text = isOperand ? "(" + range + ")" : range;
          return new Fix("Write a range", true, List.of(new Edit(comparison.span(), text)));
        });
  }

  private static Optional<String> year(Comparison comparison) {
    if (comparison.left() instanceof FunctionCall call
        && call.calls("year")
        && call.arguments().size() == 1
        && call.arguments().getFirst() instanceof ColumnRef column
        && comparison.right() instanceof NumberLiteral(Span number)
        && number.text().matches("[1-8][0-9]{3}")) {
      LocalDate first = LocalDate.of(Integer.parseInt(number.text()), 1, 1);
      return Optional.of(range(column, first, first.plusYears(1)));
    }
    return Optional.empty();
  }

  private static Optional<String> day(Comparison comparison) {
    Optional<ColumnRef> column =
        switch (comparison.left()) {
          case FunctionCall call
              when (call.calls("to_date") || call.calls("date"))
                  && call.arguments().size() == 1
                  && call.arguments().getFirst() instanceof ColumnRef found ->
              Optional.of(found);
          case Cast(_, ColumnRef found, DataType type, _)
              when type.name().value().equalsIgnoreCase("date") ->
              Optional.of(found);
          default -> Optional.empty();
        };
    return column.flatMap(found ->
        Literals.value(comparison.right())
            .filter(value -> value.kind() != Literals.Kind.NUMBER)
            .flatMap(value -> parse(value.text()))
            .map(day -> range(found, day, day.plusDays(1))));
  }

  private static Optional<LocalDate> parse(String text) {
    if (!text.matches("[1-8][0-9]{3}-[0-9]{2}-[0-9]{2}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      // The 31st of February: there is no range of a day that is none.
      return Optional.empty();
    }
  }

  private static String range(ColumnRef column, LocalDate first, LocalDate end) {
    String name = column.span().text();
    return "%s >= DATE '%s' AND %s < DATE '%s'".formatted(name, first, name, end);
  }
}
