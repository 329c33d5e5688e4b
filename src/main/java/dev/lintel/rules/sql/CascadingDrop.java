package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** Finds drops of a schema or catalog with all that is in it. */
public final class CascadingDrop implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    if (ScriptPurpose.isTest(script)) {
      return;
    }
    Set<String> made = new HashSet<>();
    for (Statement statement : script.statements()) {
      made.add(name(Words.of(statement, "CREATE")));
      Words drop = Words.of(statement, "DROP");
      String name = name(drop);
      if (!name.isEmpty()
          && drop.has("CASCADE")
          && !made.contains(name)
          && !StagingNames.isOne(name)
          && !script.isMasked(statement.span())) {
        sink.report(
            drop.get(drop.indexOf("CASCADE")), "all tables of %s go with it".formatted(name));
      }
    }
  }

  /** Gives the schema or catalog that a statement makes or drops; empty for all else. */
  private static String name(Words words) {
    boolean isOne =
        words.stand(1, "SCHEMA") || words.stand(1, "DATABASE") || words.stand(1, "CATALOG");
    if (!isOne) {
      return "";
    }
    int start = words.stand(2, "IF", "NOT") ? 5 : words.stand(2, "IF") ? 4 : 2;
    int end = start + 1;
    while (words.stand(end, ".")) {
      end += 2;
    }
    return end <= words.size() ? words.part(start, end).name() : "";
  }
}
