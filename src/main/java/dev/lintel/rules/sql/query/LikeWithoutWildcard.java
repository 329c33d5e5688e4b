package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Like;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Optional;

/** Finds patterns of LIKE that match one text alone. */
public final class LikeWithoutWildcard implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Like like : script.all(Like.class)) {
      Optional<String> pattern = Literals.string(like.pattern());
      if (like.kind() == Like.Kind.LIKE
          && pattern.isPresent()
          && pattern.get().indexOf('%') < 0
          && pattern.get().indexOf('_') < 0
          && !script.isMasked(like.span())) {
        Span literal = like.pattern().span();
        sink.report(
            literal,
            "the pattern %s has no wildcard, so LIKE asks whether both are equal"
                .formatted(Texts.brief(literal)));
      }
    }
  }
}
