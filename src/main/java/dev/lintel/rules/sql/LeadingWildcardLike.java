package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Like;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.StringLiteral;

/** Finds patterns that begin with a wildcard. */
public final class LeadingWildcardLike implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Like like : script.all(Like.class)) {
      if (like.kind() != Like.Kind.RLIKE
          && like.pattern() instanceof StringLiteral(Span literal)
          && literal.text().startsWith("'%")
          && literal.length() > "'%'".length()) {
        sink.report(literal, "the pattern %s begins with a wildcard".formatted(literal.text()));
      }
    }
  }
}
