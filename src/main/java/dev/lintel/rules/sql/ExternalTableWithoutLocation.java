package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.SqlScript;

/** Finds external tables that do not say where their files lie. */
public final class ExternalTableWithoutLocation implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (CreateTable table : script.all(CreateTable.class)) {
      TableClauses clauses = new TableClauses(table);
      if (clauses.isExternal()
          && !clauses.hasLocation()
          && !clauses.isOfStorageHandler()
          && table.like().isEmpty()
          && !script.isMasked(table.span())) {
        sink.report(
            table.table().nameSpan(),
            "the external table %s has no LOCATION".formatted(table.table()));
      }
    }
  }
}
