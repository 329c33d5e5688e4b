package dev.lintel.syntax.sql;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Measures how deep a statement nests, before the parser would find out by running out of stack.
 * Whatever lets a rule of the grammar call itself counts: parentheses, brackets, CASE, nested
 * types, signs and arrows in a row.
 */
final class Nesting {
  /** More than any statement that a person or a generator means; a level costs about 1 KB. */
  static final int MAX_DEPTH = 300;

  private Nesting() {}

  /** Gives the first token that stands too deep. */
  static Optional<Token> tooDeep(List<? extends Token> tokens) {
    int open = 0;
    int cases = 0;
    int types = 0;
    int run = 0;
    for (Token token : tokens) {
      switch (token.getType()) {
        case SparkLexer.LParen, SparkLexer.LBracket -> open++;
        case SparkLexer.RParen, SparkLexer.RBracket -> open = Math.max(0, open - 1);
        case SparkLexer.CASE -> cases++;
        case SparkLexer.END -> cases--;
        case SparkLexer.TypeOpen -> types++;
        case SparkLexer.Greater -> types = Math.max(0, types - 1);
        case SparkLexer.NOT,
            SparkLexer.Bang,
            SparkLexer.Minus,
            SparkLexer.Plus,
            SparkLexer.Tilde,
            SparkLexer.Arrow ->
            run++;
        case SparkLexer.Comma, SparkLexer.RowComma, SparkLexer.AND, SparkLexer.OR -> run = 0;
        default -> {}
      }
      if (open + cases + types + run > MAX_DEPTH) {
        return Optional.of(token);
      }
    }
    return Optional.empty();
  }
}
