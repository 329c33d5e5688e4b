package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.AlterTable;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.SqlScript;

/**
 * Finds columns that are added as NOT NULL to rows that have no value for them. MySQL makes one up,
 * so only what is written as Spark has it is judged.
 */
public final class RequiredColumnAdded implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    boolean isOfSpark =
        script.all(CreateTable.class).stream().anyMatch(table -> table.format().isPresent());
    for (AlterTable alter : script.all(AlterTable.class)) {
      Words words = AlterActions.of(alter);
      if ((words.begin("ADD", "COLUMNS")
              || words.begin("ADD", "COLUMN") && (isOfSpark || words.hasInside("STRING")))
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
