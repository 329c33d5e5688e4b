package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.Window;
import java.util.List;

/** Finds rows that are spread over partitions by chance. */
public final class NondeterministicPartition implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Statement statement : script.statements()) {
      statement.walk(node -> check(node, sink));
    }
  }

  private static void check(SqlNode node, FindingSink sink) {
    switch (node) {
      case Query query -> report(query.distribution(), "a task that runs again sends", sink);
      case Window window -> report(window.partitionBy(), "each run puts", sink);
      default -> {}
    }
  }

  private static void report(List<Expression> keys, String who, FindingSink sink) {
    for (Expression key : keys) {
      for (FunctionCall call : NondeterministicCalls.in(key)) {
        sink.report(
            call.span(),
            "'%s' differs each time, so %s rows to other partitions"
                .formatted(call.name().getLast(), who));
      }
    }
  }
}
