package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.WindowCall;

/** Finds what Spark refuses: DISTINCT in a function over a window. */
public final class DistinctInWindow implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (WindowCall call : script.all(WindowCall.class)) {
      FunctionCall function = call.function();
      if (function.distinct()) {
        String hint = function.calls("count") ? "; size(collect_set(..)) counts the same" : "";
        sink.report(
            function.span(),
            "Spark refuses DISTINCT in '%s' over a window%s"
                .formatted(function.name().getLast(), hint));
      }
    }
  }
}
