package dev.lintel.rules.sql;

import dev.lintel.model.sql.validation.FunctionJudge;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CreateFunction;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.LateralView;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableFunction;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Finds calls of functions whose name is one letter away from that of a builtin one, and of those
 * that make a table where a value is wanted.
 */
public final class UnknownFunction implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    Set<FunctionCall> tables = tables(script);
    for (FunctionCall call : script.all(FunctionCall.class)) {
      Span name = call.name().getLast().span();
      FunctionJudge.meant(call)
          .map(meant ->
              "there is no function '%s'; did you mean '%s'?".formatted(name.text(), meant))
          .or(() -> FunctionJudge.misplaced(call).filter(message -> !tables.contains(call)))
          .filter(message -> !script.isMasked(name) && !isDeclared(call, script))
          .ifPresent(message -> sink.report(call.span(), message));
    }
  }

  /** Gives the calls that stand in FROM, and those in their arguments, which may be tables. */
  private static Set<FunctionCall> tables(SqlScript script) {
    Set<FunctionCall> tables = Collections.newSetFromMap(new IdentityHashMap<>());
    script.all(TableFunction.class).forEach(t -> tables.addAll(t.all(FunctionCall.class)));
    script.all(LateralView.class).forEach(view -> tables.addAll(view.all(FunctionCall.class)));
    return tables;
  }

  /** Tells whether the script creates a function of the name. */
  static boolean isDeclared(FunctionCall call, SqlScript script) {
    return script.all(CreateFunction.class).stream()
        .anyMatch(create -> create.name().parts().getLast().matches(call.name().getLast()));
  }
}
