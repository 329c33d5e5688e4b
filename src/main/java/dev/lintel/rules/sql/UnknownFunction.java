package dev.lintel.rules.sql;

import dev.lintel.model.sql.validation.FunctionJudge;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CreateFunction;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.SqlScript;

/** Finds calls of functions whose name is one letter away from that of a builtin one. */
public final class UnknownFunction implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (FunctionCall call : script.all(FunctionCall.class)) {
      Span name = call.name().getLast().span();
      FunctionJudge.meant(call)
          .filter(meant -> !script.isMasked(name) && !isDeclared(call, script))
          .ifPresent(meant ->
              sink.report(
                  call.span(),
                  "there is no function '%s'; did you mean '%s'?".formatted(name.text(), meant)));
    }
  }

  /** Tells whether the script creates a function of the name. */
  static boolean isDeclared(FunctionCall call, SqlScript script) {
    return script.all(CreateFunction.class).stream()
        .anyMatch(create -> create.name().parts().getLast().matches(call.name().getLast()));
  }
}
