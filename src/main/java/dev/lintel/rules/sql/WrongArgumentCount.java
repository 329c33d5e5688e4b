package dev.lintel.rules.sql;

import dev.lintel.model.sql.Arity;
import dev.lintel.model.sql.validation.FunctionJudge;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds calls of builtin functions with more or fewer arguments than these take. */
public final class WrongArgumentCount implements SqlRule {
  private static final Map<String, Arity> ELSEWHERE =
      DataTable.rows("rules/sql/foreign-functions.txt").stream()
          .map(row -> row.split(" "))
          .collect(Collectors.toMap(words -> words[0], words -> Arity.read(words[1])));

  @Override
  public void check(SqlScript script, FindingSink sink) {
    Set<FunctionCall> programs = programs(script);
    for (FunctionCall call : script.all(FunctionCall.class)) {
      if (!isOfOtherDialect(call) && !programs.contains(call) && !script.isMasked(call.span())) {
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

  /** Tells whether another database has a function of the name that takes so many arguments. */
  private static boolean isOfOtherDialect(FunctionCall call) {
    Arity elsewhere = ELSEWHERE.get(call.name().getFirst().value().toLowerCase(Locale.ROOT));
    return elsewhere != null && elsewhere.allows(call.arguments().size());
  }
}
