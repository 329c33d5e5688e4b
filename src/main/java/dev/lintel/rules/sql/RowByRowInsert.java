package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.Values;
import java.util.ArrayList;
import java.util.List;

/** Finds tables that are filled one row at a time. */
public final class RowByRowInsert implements SqlRule {
  /** Two are seldom worth a change. */
  private static final int LEAST = 3;

  @Override
  public void check(SqlScript script, FindingSink sink) {
    script.sequences().forEach(sequence -> check(sequence, sink));
  }

  private static void check(List<Statement> sequence, FindingSink sink) {
    List<Insert> run = new ArrayList<>();
    for (Statement statement : sequence) {
      if (statement instanceof Insert insert && isOneRow(insert)) {
        if (!run.isEmpty() && !isSameTable(run.getFirst(), insert)) {
          end(run, sink);
        }
        run.add(insert);
      } else {
        end(run, sink);
      }
    }
    end(run, sink);
  }

  private static boolean isOneRow(Insert insert) {
    return !insert.overwrites()
        && insert.source().isPresent()
        && insert.source().get().body() instanceof Values values
        && values.rows().size() == 1;
  }

  private static boolean isSameTable(Insert one, Insert other) {
    return TableNames.key(one.table()).equals(TableNames.key(other.table()));
  }

  private static void end(List<Insert> run, FindingSink sink) {
    if (run.size() >= LEAST) {
      Insert first = run.getFirst();
      sink.report(
          first.verb(),
          "%d INSERTs in a row write one row each to %s".formatted(run.size(), first.table()));
    }
    run.clear();
  }
}
