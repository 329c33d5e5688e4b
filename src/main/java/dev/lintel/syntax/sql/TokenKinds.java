package dev.lintel.syntax.sql;

import org.antlr.v4.runtime.Token;

/** What may stand beside a token of some type, as Keywords asks it. */
final class TokenKinds {
  private TokenKinds() {}

  /** Behind AS stands a query or a name; a name may be any word. */
  static boolean startsBehindAs(int type) {
    return switch (type) {
      case SparkLexer.SELECT,
          SparkLexer.WITH,
          SparkLexer.VALUES,
          SparkLexer.TABLE,
          SparkLexer.FROM ->
          true;
      default -> false;
    };
  }

  /** ALL qualifies a query or an argument, or stands for all columns; else it is a column. */
  static boolean isAllMeant(int previous, int next) {
    return switch (previous) {
      case SparkLexer.SELECT,
          SparkLexer.Hint,
          SparkLexer.UNION,
          SparkLexer.EXCEPT,
          SparkLexer.MINUS,
          SparkLexer.INTERSECT,
          SparkLexer.LParen ->
          switch (next) {
            case SparkLexer.Comma,
                SparkLexer.RParen,
                SparkLexer.FROM,
                SparkLexer.AS,
                SparkLexer.Arrow,
                SparkLexer.Equal,
                Token.EOF ->
                false;
            default -> true;
          };
      case SparkLexer.BY, SparkLexer.LIMIT -> next != SparkLexer.Comma;
      default -> false;
    };
  }

  static boolean startsRow(int type) {
    return switch (type) {
      case SparkLexer.LParen,
          SparkLexer.Number,
          SparkLexer.StringLiteral,
          SparkLexer.NULL,
          SparkLexer.TRUE,
          SparkLexer.FALSE,
          SparkLexer.Minus,
          SparkLexer.DoubleQuoted ->
          true;
      default -> false;
    };
  }

  static boolean startsJoin(int type) {
    return switch (type) {
      case SparkLexer.JOIN, SparkLexer.OUTER, SparkLexer.SEMI, SparkLexer.ANTI -> true;
      default -> false;
    };
  }

  static boolean endsOperand(int type) {
    return switch (type) {
      case SparkLexer.Word,
          SparkLexer.Backquoted,
          SparkLexer.DoubleQuoted,
          SparkLexer.Number,
          SparkLexer.StringLiteral,
          SparkLexer.RParen,
          SparkLexer.RBracket,
          SparkLexer.NULL,
          SparkLexer.TRUE,
          SparkLexer.FALSE,
          SparkLexer.END,
          SparkLexer.IntervalUnit,
          SparkLexer.Positional,
          SparkLexer.Star,
          SparkLexer.ALL,
          SparkLexer.ASC,
          SparkLexer.DESC,
          SparkLexer.FIRST,
          SparkLexer.LAST,
          SparkLexer.NULLS,
          SparkLexer.ROLLUP,
          SparkLexer.CUBE,
          SparkLexer.Variable,
          SparkLexer.Pipeline,
          SparkLexer.UNBOUNDED ->
          true;
      default -> false;
    };
  }

  static boolean isWordOperator(int type) {
    return switch (type) {
      case SparkLexer.IN,
          SparkLexer.LIKE,
          SparkLexer.ILIKE,
          SparkLexer.RLIKE,
          SparkLexer.REGEXP,
          SparkLexer.BETWEEN ->
          true;
      default -> false;
    };
  }

  /** Tells whether a table, view or the like is named behind a token. */
  static boolean isNameExpected(int previous) {
    return switch (previous) {
      case SparkLexer.FROM,
          SparkLexer.JOIN,
          SparkLexer.INTO,
          SparkLexer.OVERWRITE,
          SparkLexer.UPDATE,
          SparkLexer.USING,
          SparkLexer.TABLE,
          SparkLexer.VIEW,
          SparkLexer.EXISTS ->
          true;
      default -> false;
    };
  }

  static boolean startsQuery(int type) {
    return switch (type) {
      case SparkLexer.SELECT,
          SparkLexer.WITH,
          SparkLexer.VALUES,
          SparkLexer.TABLE,
          SparkLexer.LParen ->
          true;
      default -> false;
    };
  }

  static boolean isPivot(String function) {
    return switch (function) {
      case "PIVOT", "UNPIVOT", "NULLS" -> true;
      default -> false;
    };
  }

  /** {@code FROM STREAM t} and {@code FROM STREAM(t)}; a table may still be called so. */
  static boolean readsStream(int previous, int next) {
    boolean isRelation =
        switch (previous) {
          case SparkLexer.FROM, SparkLexer.JOIN, SparkLexer.Comma -> true;
          default -> false;
        };
    return isRelation
        && switch (next) {
          case SparkLexer.Word, SparkLexer.Backquoted, SparkLexer.LParen -> true;
          default -> false;
        };
  }
}
