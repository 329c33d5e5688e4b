package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.AlterTable;
import dev.lintel.syntax.sql.SqlScript;

/** Finds columns that are added as NOT NULL to rows that have no value for them. */
public final class RequiredColumnAdded implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (AlterTable alter : script.all(AlterTable.class)) {
      Words words = AlterActions.of(alter);
      if ((words.begin("ADD", "COLUMN") || words.begin("ADD", "COLUMNS"))
          && words.hasInside("NOT", "NULL")
          && !words.hasInside("DEFAULT")
          && !words.hasInside("GENERATED")) {
        sink.report(
            words.part(0, 2).span(),
            "the rows that %s has get no value for a column that must have one"
                .formatted(alter.table()));
      }
    }
  }
}
