package dev.lintel.rules.sql;

import dev.lintel.model.sql.validation.FunctionJudge;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;

/** Finds calls of builtin functions with more or fewer arguments than these take. */
public final class WrongArgumentCount implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    Set<FunctionCall> programs = programs(script);
    for (FunctionCall call : script.all(FunctionCall.class)) {
      if (!isOfOtherDialects(call) && !programs.contains(call) && !script.isMasked(call.span())) {
        FunctionJudge.count(call)
            .filter(message -> !UnknownFunction.isDeclared(call, script))
            .ifPresent(message -> sink.report(call.span(), message));
      }
    }
  }

  /** TRANSFORM sends any number of values through a program, where USING names one. */
  private static Set<FunctionCall> programs(SqlScript script) {
    Set<FunctionCall> programs = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Select select : script.all(Select.class)) {
      if (select.script().isPresent()) {
        select.items().forEach(item -> programs.addAll(item.all(FunctionCall.class)));
      }
    }
    return programs;
  }

  /** Other databases have functions of these names with other parameters. */
  private static boolean isOfOtherDialects(FunctionCall call) {
    return switch (call.name().getFirst().value().toUpperCase(Locale.ROOT)) {
      case "TRUNC",
          "ISNULL",
          "DATE",
          "TIMESTAMP",
          "STRING",
          "STR",
          "SPACE",
          "RANDOM",
          "RAND",
          "NOW",
          "MONTH",
          "LOG",
          "HASH",
          "MD5",
          "SHA",
          "SHA1",
          "TRANSLATE",
          "REPLACE",
          "LOCATE",
          "TRY_CAST",
          "UUID",
          "VERSION",
          "CURRENT_DATE",
          "CURRENT_TIMESTAMP",
          "GETDATE" ->
          true;
      default -> false;
    };
  }
}
