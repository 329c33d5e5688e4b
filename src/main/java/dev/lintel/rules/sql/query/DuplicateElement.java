package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.InList;
import dev.lintel.syntax.sql.SqlScript;
import java.util.HashMap;
import java.util.Map;

/** Finds values that stand twice in the list of an IN. */
public final class DuplicateElement implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (InList in : script.all(InList.class)) {
      Map<String, Span> known = new HashMap<>();
      for (Expression value : in.values()) {
        Span span = value.span();
        Span first =
            Literals.isLiteral(value)
                ? Texts.key(span).map(key -> known.putIfAbsent(key, span)).orElse(null)
                : null;
        if (first != null && !script.isMasked(span)) {
          sink.report(span, "%s stands in this list already".formatted(Texts.brief(span)))
              .related(first, "the first one");
        }
      }
    }
  }
}
