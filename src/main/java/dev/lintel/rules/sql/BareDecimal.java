package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Cast;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.DataType;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableElement;
import java.util.Locale;

/**
 * Finds decimals without a scale, which keep no fraction. PostgreSQL keeps all of it, so only what
 * is written as Spark's own is judged.
 */
public final class BareDecimal implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Cast cast : script.all(Cast.class)) {
      boolean isCall = cast.span().start() < cast.operand().span().start();
      if (isCall && isBare(cast.type())) {
        report(cast.type(), sink);
      }
    }
    for (CreateTable table : script.all(CreateTable.class)) {
      if (table.format().isPresent()) {
        for (TableElement.Column column : Definitions.columns(table)) {
          column.type().filter(BareDecimal::isBare).ifPresent(type -> report(type, sink));
        }
      }
    }
  }

  private static boolean isBare(DataType type) {
    return switch (type.span().text().toUpperCase(Locale.ROOT)) {
      case "DEC", "DECIMAL" -> true;
      default -> false;
    };
  }

  private static void report(DataType type, FindingSink sink) {
    sink.report(
        type.span(),
        "%s is DECIMAL(10, 0), which rounds to whole numbers".formatted(type.span().text()));
  }
}
