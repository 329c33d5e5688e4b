package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.InList;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.StringLiteral;
import java.util.Optional;

/** Finds IN lists of strings and numbers. */
public final class MixedTypeIn implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (InList in : script.all(InList.class)) {
      Optional<Expression> number = in.values().stream().filter(Literals::isNumber).findFirst();
      Optional<Expression> string =
          in.values().stream().filter(StringLiteral.class::isInstance).findFirst();
      if (number.isPresent() && string.isPresent() && !script.isMasked(in.span())) {
        boolean numberFirst = number.get().span().start() < string.get().span().start();
        Expression second = numberFirst ? string.get() : number.get();
        Expression first = numberFirst ? number.get() : string.get();
        sink.report(
            second.span(),
            "the list mixes numbers and strings: %s and %s"
                .formatted(Texts.brief(first.span()), Texts.brief(second.span())));
      }
    }
  }
}
