package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.Window;

/** Finds random values in what brings rows together. */
public final class RandomInJoin implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Statement statement : script.statements()) {
      statement.walk(node -> {
        switch (node) {
          case Join join -> join.on().ifPresent(on -> check("a join", on, script, sink));
          case Merge merge -> check("a MERGE", merge.on(), script, sink);
          case Select.GroupBy groupBy ->
              groupBy.keys().forEach(key -> check("GROUP BY", key, script, sink));
          case Window window ->
              window.partitionBy().forEach(key -> check("PARTITION BY", key, script, sink));
          default -> {}
        }
      });
    }
  }

  private static void check(String clause, Expression key, SqlScript script, FindingSink sink) {
    for (FunctionCall call : key.allOfQuery(FunctionCall.class)) {
      if (call.isRandom() && !isSeeded(call) && !script.isMasked(call.span())) {
        sink.report(
            call.span(),
            "%s gives another value each time %s asks, so its rows are never the same"
                .formatted(Texts.brief(call.span()), clause));
      }
    }
  }

  /** Who gives a seed has thought of it. */
  private static boolean isSeeded(FunctionCall call) {
    return !call.arguments().isEmpty() && (call.calls("rand") || call.calls("randn"));
  }
}
