package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CaseWhen;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.SqlScript;
import java.util.HashMap;
import java.util.Map;

/** Finds branches of a CASE whose condition an earlier branch has already. */
public final class DuplicateBranch implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (CaseWhen choice : script.all(CaseWhen.class)) {
      Map<String, Span> known = new HashMap<>();
      for (CaseWhen.Branch branch : choice.branches()) {
        Span condition = branch.condition().span();
        Span first =
            Texts.key(condition).map(key -> known.putIfAbsent(key, condition)).orElse(null);
        if (first != null
            && !branch.condition().allOfQuery(FunctionCall.class).stream()
                .anyMatch(FunctionCall::isRandom)
            && !script.isMasked(choice.span())) {
          sink.report(
                  condition,
                  "an earlier branch takes '%s' already, so this one is never reached"
                      .formatted(Texts.brief(condition)))
              .related(first, "the earlier branch");
        }
      }
    }
  }
}
