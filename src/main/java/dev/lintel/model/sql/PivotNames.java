package dev.lintel.model.sql;

import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.StringLiteral;

/** Names the columns of a PIVOT as Spark does. */
final class PivotNames {
  private PivotNames() {}

  /**
   * Gives the name of the column for one value and one aggregate: the value's, and where there are
   * several aggregates the aggregate's behind it; empty where Spark makes up a name.
   */
  static String of(Select.Item value, Select.Item aggregate, int aggregates) {
    String first = value.alias().map(alias -> alias.value()).orElse(text(value.expression()));
    if (aggregates == 1 || first.isEmpty()) {
      return first;
    }
    return aggregate.alias().map(alias -> first + "_" + alias.value()).orElse("");
  }

  private static String text(Expression value) {
    String text = value.span().text();
    return switch (value) {
      case NumberLiteral _ -> text;
      case StringLiteral _ when text.length() > 1 && text.startsWith("'") ->
          text.substring(1, text.length() - 1);
      default -> "";
    };
  }
}
