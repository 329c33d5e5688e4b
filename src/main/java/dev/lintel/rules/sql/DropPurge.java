package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.DropTable;
import dev.lintel.syntax.sql.SqlScript;

/** Finds drops that leave no way back. */
public final class DropPurge implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (DropTable drop : script.all(DropTable.class)) {
      Span all = drop.span();
      Span last = drop.tables().getLast().nameSpan();
      Words words = Words.of(all.source().span(last.end(), all.end()));
      if (!words.isEmpty()
          && words.begin("PURGE")
          && drop.tables().stream().anyMatch(table -> !StagingNames.isOne(table))) {
        sink.report(
            words.get(0),
            "%s goes past the trash, so nothing brings it back"
                .formatted(drop.tables().getFirst()));
      }
    }
  }
}
