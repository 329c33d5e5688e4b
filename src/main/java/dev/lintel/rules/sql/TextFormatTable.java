package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Locale;

/** Finds tables whose rows are kept as text. */
public final class TextFormatTable implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (CreateTable table : script.all(CreateTable.class)) {
      TableClauses clauses = new TableClauses(table);
      String format =
          table
              .format()
              .map(name -> name.value().toLowerCase(Locale.ROOT))
              .or(clauses::storedAs)
              .orElse("");
      if (isText(format)
          && clauses.location().isEmpty()
          && !clauses.hasOptions()
          && !clauses.isTemporary()
          && !clauses.isExternal()) {
        sink.report(table.table().nameSpan(), "%s is kept as %s".formatted(table.table(), format));
      }
    }
  }

  private static boolean isText(String format) {
    return switch (format) {
      case "csv", "json", "jsonfile", "text", "textfile", "xml" -> true;
      default -> false;
    };
  }
}
