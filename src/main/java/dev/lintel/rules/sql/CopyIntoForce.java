package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;

/** Finds loads that take files again which they have taken before. */
public final class CopyIntoForce implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      FileOptions.on(Words.of(statement, "COPY"), "force")
          .ifPresent(
              option -> sink.report(option, "each run loads all files again, so rows come twice"));
    }
  }
}
