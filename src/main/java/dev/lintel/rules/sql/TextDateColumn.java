package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.DataType;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableElement;
import java.util.Locale;

/** Finds columns for dates and times, by their names, that hold text. */
public final class TextDateColumn implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (CreateTable table : script.all(CreateTable.class)) {
      if (StagingNames.isOne(table.table())) {
        continue;
      }
      for (TableElement.Column column : Definitions.columns(table)) {
        column
            .type()
            .filter(TextDateColumn::isText)
            .filter(type -> isTime(TableNames.key(column.name())))
            .ifPresent(type ->
                sink.report(
                    type.span(),
                    "'%s' reads like a date or time, but is %s"
                        .formatted(column.name(), type.span().text())));
      }
    }
  }

  private static boolean isText(DataType type) {
    return switch (type.name().value().toUpperCase(Locale.ROOT)) {
      case "CHAR", "STRING", "VARCHAR" -> true;
      default -> false;
    };
  }

  private static boolean isTime(String name) {
    return switch (name) {
      case "date", "day", "dt", "timestamp", "ts" -> true;
      default ->
          name.endsWith("_date")
              || name.endsWith("_at")
              || name.endsWith("_ts")
              || name.endsWith("_timestamp")
              || name.endsWith("_datetime");
    };
  }
}
