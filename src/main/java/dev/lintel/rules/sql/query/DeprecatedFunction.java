package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds functions that Spark or Databricks will take away. */
public final class DeprecatedFunction implements SqlRule {
  /** By the name in lower case, what to write in its place. */
  private static final Map<String, String> CURES =
      DataTable.rows("rules/sql/deprecated-functions.txt").stream()
          .map(row -> row.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (FunctionCall call : script.all(FunctionCall.class)) {
      if (call.name().size() == 1) {
        Name name = call.name().getFirst();
        String cure = CURES.get(name.value().toLowerCase(Locale.ROOT));
        if (cure != null) {
          sink.report(name.span(), "%s is deprecated; %s".formatted(name, cure));
        }
      }
    }
  }
}
