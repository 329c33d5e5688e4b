package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Star;
import java.util.List;

/** Finds COALESCE whose first value is all it can give. */
public final class LoneCoalesce implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (FunctionCall call : script.all(FunctionCall.class)) {
      if (call.calls("coalesce") && !script.isMasked(call.span())) {
        check(call, sink);
      }
    }
  }

  private static void check(FunctionCall call, FindingSink sink) {
    List<Expression> values = call.arguments();
    if (values.size() == 1 && !(values.getFirst() instanceof Star)) {
      sink.report(call.span(), "COALESCE of one value gives that value");
      return;
    }
    for (Expression value : values.subList(0, Math.max(0, values.size() - 1))) {
      if (Literals.isLiteral(value)) {
        sink.report(
            value.span(),
            "COALESCE never looks behind %s, which is not NULL"
                .formatted(Texts.brief(value.span())));
        return;
      }
    }
  }
}
