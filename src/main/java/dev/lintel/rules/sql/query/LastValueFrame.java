package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.WindowCall;

/** Finds last_value over the part of a window that ends at the current row. */
public final class LastValueFrame implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (WindowCall call : script.all(WindowCall.class)) {
      FunctionCall function = call.function();
      if ((function.calls("last_value") || function.calls("last"))
          && !call.window().orderBy().isEmpty()
          && call.window().frame().isEmpty()
          && !script.isMasked(call.span())) {
        sink.report(
            function.span(),
            "without a frame %s looks no further than the current row"
                .formatted(function.name().getLast()));
      }
    }
  }
}
