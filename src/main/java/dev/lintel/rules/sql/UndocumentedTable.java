package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Command;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableName;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds tables that do not say what they hold, or lack a property that the team asks for. */
public final class UndocumentedTable implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    List<String> properties =
        Arrays.stream(sink.option("properties").split(","))
            .map(String::strip)
            .filter(property -> !property.isEmpty())
            .toList();
    Set<String> commented = commented(script);
    for (CreateTable table : script.all(CreateTable.class)) {
      TableClauses clauses = new TableClauses(table);
      if (clauses.isTemporary() || isPassing(table.table()) || script.isMasked(table.span())) {
        continue;
      }
      if (!clauses.hasComment() && !commented.contains(TableNames.key(table.table()))) {
        sink.report(table.table().nameSpan(), "%s has no COMMENT".formatted(table.table()));
      }
      for (String property : properties) {
        if (!clauses.hasProperty(property)) {
          sink.report(
              table.table().nameSpan(),
              "%s has no property '%s'".formatted(table.table(), property));
        }
      }
    }
  }

  private static boolean isPassing(TableName table) {
    return StagingNames.isOne(table) || !TableNames.isWritten(table);
  }

  /** Gives the tables that a statement of its own describes: COMMENT ON TABLE t IS '..'. */
  private static Set<String> commented(SqlScript script) {
    Set<String> names = new HashSet<>();
    for (SqlNode statement : script.steps()) {
      if (statement instanceof Command command
          && command.kind().equals("COMMENT ON")
          && command.words().contains("TABLE")
          && command.parts().getFirst() instanceof TableName table) {
        names.add(TableNames.key(table));
      }
    }
    return names;
  }
}
