package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.AlterTable;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Optional;

/** Finds changes of a table after which those who use it as before fail. */
public final class BreakingAlter implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    Definitions definitions = new Definitions(script);
    for (AlterTable alter : script.all(AlterTable.class)) {
      if (!definitions.mayMake(alter.table()) && !StagingNames.isOne(alter.table())) {
        Words words = AlterActions.of(alter);
        effect(words)
            .ifPresent(effect ->
                sink.report(
                    place(words),
                    "%s of %s: %s".formatted(place(words).text(), alter.table(), effect)));
      }
    }
  }

  /** The first two words name the action. */
  private static Span place(Words words) {
    return words.part(0, Math.min(2, words.size())).span();
  }

  private static Optional<String> effect(Words words) {
    if (words.begin("DROP", "COLUMN") || words.begin("DROP", "COLUMNS")) {
      return Optional.of("whoever reads the column fails");
    }
    if (words.begin("RENAME", "COLUMN")) {
      return Optional.of("whoever uses the old name fails");
    }
    if (words.begin("RENAME", "TO")) {
      return Optional.of("whoever uses the old name fails");
    }
    if (words.begin("REPLACE", "COLUMNS")) {
      return Optional.of("whoever reads a column that is not listed fails");
    }
    boolean changes = words.begin("ALTER") || words.begin("CHANGE");
    if (changes && words.has("SET", "NOT", "NULL")) {
      return Optional.of("writers that leave it out fail");
    }
    return Optional.empty();
  }
}
