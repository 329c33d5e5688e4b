package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Between;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Optional;

/** Finds BETWEEN with the greater bound first. */
public final class ReversedBetween implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Between between : script.all(Between.class)) {
      Optional<Literals.Value> low = Literals.value(between.low());
      Optional<Literals.Value> high = Literals.value(between.high());
      if (low.isPresent()
          && high.isPresent()
          && low.get().comparesWith(high.get())
          && low.get().compareTo(high.get()) > 0
          && !script.isMasked(between.span())) {
        Span bounds = between.low().span().to(between.high().span());
        sink.report(bounds, "nothing is between %s".formatted(Texts.brief(bounds)));
      }
    }
  }
}
