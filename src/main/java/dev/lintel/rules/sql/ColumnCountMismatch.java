package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Values;
import java.util.OptionalInt;

/** Finds places where two lists of columns must be as long as each other and are not. */
public final class ColumnCountMismatch implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      if (script.isMasked(statement.span())) {
        continue;
      }
      statement.all(SetOperation.class).forEach(operation -> check(operation, sink));
      statement.all(Values.class).forEach(values -> check(values, sink));
      if (statement instanceof Insert insert) {
        check(insert, sink);
      }
    }
  }

  private static void check(SetOperation operation, FindingSink sink) {
    OptionalInt left = operation.neighbour().width();
    OptionalInt right = operation.right().width();
    if (left.isPresent() && right.isPresent() && left.getAsInt() != right.getAsInt()) {
      sink.report(
          operation.verb(),
          "%s of a query with %s and one with %s"
              .formatted(operation.verb().text(), columns(left), columns(right)));
    }
  }

  private static void check(Values values, FindingSink sink) {
    OptionalInt first = values.rowWidth(0);
    for (int row = 1; row < values.rows().size(); row++) {
      OptionalInt width = values.rowWidth(row);
      if (first.isPresent() && width.isPresent() && first.getAsInt() != width.getAsInt()) {
        sink.report(
            values.rows().get(row).span(),
            "this row has %s, the first one %d".formatted(columns(width), first.getAsInt()));
        return;
      }
    }
  }

  private static void check(Insert insert, FindingSink sink) {
    OptionalInt width =
        insert.source().map(query -> query.body().width()).orElse(OptionalInt.empty());
    int listed = insert.columns().size();
    if (listed > 0 && width.isPresent() && width.getAsInt() != listed) {
      sink.report(
          insert.columns().getFirst().span().to(insert.columns().getLast().span()),
          "INSERT lists %s, but its source has %d"
              .formatted(columns(OptionalInt.of(listed)), width.getAsInt()));
    }
  }

  private static String columns(OptionalInt count) {
    return count.getAsInt() == 1 ? "1 column" : count.getAsInt() + " columns";
  }
}
