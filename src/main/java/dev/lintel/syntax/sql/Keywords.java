package dev.lintel.syntax.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Settles which words of a statement are keywords. Spark reserves next to nothing, so that {@code
 * offset}, {@code left} or {@code values} may name a column: most words count as keywords only
 * beside certain neighbours, and are names everywhere else. With this decided ahead, the grammar
 * never has to look further than one token.
 *
 * <p>One pass over the tokens of a statement, left to right; what stands before a word is settled
 * already, what stands behind it is not.
 */
final class Keywords {
  private static final Map<String, Integer> TYPES = types();
  private static final Set<String> UNITS =
      Set.of(
          "YEAR",
          "YEARS",
          "QUARTER",
          "QUARTERS",
          "MONTH",
          "MONTHS",
          "WEEK",
          "WEEKS",
          "DAY",
          "DAYS",
          "HOUR",
          "HOURS",
          "MINUTE",
          "MINUTES",
          "SECOND",
          "SECONDS",
          "MILLISECOND",
          "MILLISECONDS",
          "MICROSECOND",
          "MICROSECONDS",
          "NANOSECOND",
          "NANOSECONDS");
  private static final Set<String> NESTED_TYPES = Set.of("ARRAY", "MAP", "STRUCT", "TABLE");

  /** Words that stand between WITH and something else than the name of a CTE. */
  private static final Set<String> WITH_OPTIONS =
      Set.of("SERDEPROPERTIES", "SCHEMA", "NO", "DATA", "TIME", "LOCAL", "SINGLE");

  /** Types whose values are written as the type and a string. */
  private static final Set<String> LITERAL_TYPES =
      Set.of("DATE", "TIME", "TIMESTAMP", "TIMESTAMP_LTZ", "TIMESTAMP_NTZ", "X");

  /** Words before AS OF. */
  private static final Set<String> VERSIONS =
      Set.of("TIMESTAMP", "SYSTEM_TIME", "SYSTEM_VERSION", "VERSION");

  private final List<SqlToken> tokens;
  private final boolean defines;
  private int index;

  /** The levels of parentheses around the current token. */
  private Level level = new Level(null, "");

  /** What one level of parentheses knows about itself. */
  private static final class Level {
    private final Level outer;
    private final String function;
    private int openCases;
    private boolean listsRows;
    private boolean isInFrom;

    Level(Level outer, String function) {
      this.outer = outer;
      this.function = function;
    }
  }

  private Keywords(List<SqlToken> tokens) {
    this.tokens = tokens;
    int head = type(tokens.getFirst());
    this.defines =
        switch (head) {
          case SparkLexer.CREATE, SparkLexer.DROP, SparkLexer.ALTER, SparkLexer.REPLACE -> true;
          default -> false;
        };
  }

  private static Map<String, Integer> types() {
    Map<String, Integer> types = HashMap.newHashMap(256);
    for (int type = 1; type <= SparkParser.VOCABULARY.getMaxTokenType(); type++) {
      String name = SparkParser.VOCABULARY.getSymbolicName(type);
      // Of the other tokens, the names end with a small letter.
      if (name != null && Character.isUpperCase(name.charAt(name.length() - 1))) {
        types.put(name, type);
      }
    }
    return types;
  }

  /**
   * Gives the type that a word has if it is a keyword.
   *
   * @param upper the word in capitals
   */
  static int typeOf(String upper) {
    return TYPES.getOrDefault(upper, SparkLexer.Word);
  }

  /** Gives the type that a token of a script has if it is a keyword; else its own. */
  static int type(Token token) {
    return ((SqlToken) token).keyword();
  }

  /** Gives the text of a token of a script in capitals. */
  static String upper(Token token) {
    return ((SqlToken) token).upper();
  }

  /** Gives each word of a statement its type. The list ends with the EOF token. */
  static void settle(List<SqlToken> tokens) {
    Keywords keywords = new Keywords(tokens);
    for (SqlToken token : tokens) {
      int type = type(token);
      if (type != token.getType() && keywords.isMeant(type)) {
        token.setType(type);
      }
      keywords.adjust(token);
      keywords.index++;
    }
  }

  private int previous() {
    return previous(1);
  }

  private int previous(int distance) {
    return index >= distance ? tokens.get(index - distance).getType() : Token.EOF;
  }

  private String previousWord() {
    return index > 0 ? upper(tokens.get(index - 1)) : "";
  }

  private int next(int distance) {
    int at = index + distance;
    return at < tokens.size() ? type(tokens.get(at)) : Token.EOF;
  }

  private int next() {
    return next(1);
  }

  private String nextWord() {
    return index + 1 < tokens.size() ? upper(tokens.get(index + 1)) : "";
  }

  private boolean isMeant(int type) {
    if (previous() == SparkLexer.Dot || next() == SparkLexer.Dot && index > 0) {
      return false;
    }
    int previous = previous();
    int next = next();
    if (previous == SparkLexer.AS && !TokenKinds.startsBehindAs(type)) {
      return false;
    }
    return switch (type) {
      case SparkLexer.DROP -> isHead() || previous == SparkLexer.Pipeline;
      case SparkLexer.CREATE, SparkLexer.ALTER, SparkLexer.TRUNCATE, SparkLexer.MERGE -> isHead();
      case SparkLexer.INSERT ->
          isHead()
              || previous == SparkLexer.THEN
              || next == SparkLexer.INTO
              || next == SparkLexer.OVERWRITE;
      case SparkLexer.UPDATE, SparkLexer.DELETE -> isHead() || previous == SparkLexer.THEN;
      case SparkLexer.SET -> previous != SparkLexer.Pipeline || next != SparkLexer.Pipeline;
      case SparkLexer.EXTEND, SparkLexer.AGGREGATE -> previous == SparkLexer.Pipeline;
      case SparkLexer.FOR -> TokenKinds.isPivot(level.function) || startsVersion(index + 1);
      case SparkLexer.BUCKET -> previous(2) == SparkLexer.TABLESAMPLE && next == SparkLexer.Number;
      case SparkLexer.STREAM -> TokenKinds.readsStream(previous, next);
      case SparkLexer.DIRECTORY -> previous == SparkLexer.OVERWRITE || previous == type;
      case SparkLexer.REPLACE ->
          index == 0 || previous == SparkLexer.OR && defines || next == SparkLexer.WHERE;
      case SparkLexer.VIEW ->
          previous == SparkLexer.LATERAL
              || defines
                  && level.outer == null
                  && previous != SparkLexer.VIEW
                  && previous != SparkLexer.EXISTS;
      case SparkLexer.TABLE ->
          switch (next) {
            case SparkLexer.LParen -> defines;
            case SparkLexer.Comma,
                SparkLexer.Equal,
                SparkLexer.FROM,
                SparkLexer.RParen,
                Token.EOF ->
                false;
            default -> true;
          };
      case SparkLexer.IF ->
          next == SparkLexer.EXISTS && defines
              || next == SparkLexer.NOT
                  && next(2) == SparkLexer.EXISTS
                  && next(3) != SparkLexer.LParen;
      case SparkLexer.EXISTS ->
          previous == SparkLexer.IF || previous == SparkLexer.NOT && previous(2) == SparkLexer.IF;
      case SparkLexer.WITH -> next != SparkLexer.LParen && !WITH_OPTIONS.contains(nextWord());
      case SparkLexer.AS -> !(defines && "STORED".equals(previousWord()));
      case SparkLexer.RECURSIVE -> previous == SparkLexer.WITH;
      case SparkLexer.OVERWRITE -> previous == SparkLexer.INSERT;
      case SparkLexer.PARTITION -> next == SparkLexer.BY || next == SparkLexer.LParen;
      case SparkLexer.PARTITIONED -> next == SparkLexer.BY;
      case SparkLexer.COMMENT, SparkLexer.LOCATION ->
          next == SparkLexer.StringLiteral || defines && next == SparkLexer.DoubleQuoted;
      case SparkLexer.PRIMARY, SparkLexer.FOREIGN -> "KEY".equals(nextWord());
      case SparkLexer.UNIQUE, SparkLexer.CHECK -> defines && next == SparkLexer.LParen;
      case SparkLexer.CONSTRAINT -> defines;
      case SparkLexer.MATCHED -> previous == SparkLexer.WHEN || previous == SparkLexer.NOT;
      case SparkLexer.SOURCE, SparkLexer.TARGET ->
          previous == SparkLexer.BY && previous(2) == SparkLexer.MATCHED;
      case SparkLexer.GROUP -> next == SparkLexer.BY || previous == SparkLexer.WITHIN;
      case SparkLexer.ORDER, SparkLexer.SORT, SparkLexer.DISTRIBUTE, SparkLexer.CLUSTER ->
          next == SparkLexer.BY;
      case SparkLexer.GROUPING -> next == SparkLexer.SETS;
      case SparkLexer.SETS -> previous == SparkLexer.GROUPING;
      case SparkLexer.ROLLUP, SparkLexer.CUBE -> previous == SparkLexer.WITH;
      case SparkLexer.ALL -> TokenKinds.isAllMeant(previous, next);
      case SparkLexer.VALUES ->
          TokenKinds.startsRow(next) || startsCall() && !TokenKinds.endsOperand(previous);
      case SparkLexer.LATERAL ->
          next == SparkLexer.VIEW
              || previous == SparkLexer.FROM
              || previous == SparkLexer.JOIN
              || previous == SparkLexer.Comma && next != SparkLexer.Comma;
      case SparkLexer.LEFT, SparkLexer.RIGHT ->
          TokenKinds.endsOperand(previous) && TokenKinds.startsJoin(next)
              || previous == SparkLexer.NATURAL;
      case SparkLexer.FULL, SparkLexer.INNER, SparkLexer.CROSS, SparkLexer.SEMI, SparkLexer.ANTI ->
          TokenKinds.startsJoin(next);
      case SparkLexer.NATURAL ->
          TokenKinds.startsJoin(next)
              || next == SparkLexer.LEFT
              || next == SparkLexer.RIGHT
              || next == SparkLexer.FULL
              || next == SparkLexer.INNER;
      case SparkLexer.OUTER -> next == SparkLexer.JOIN || previous == SparkLexer.VIEW;
      case SparkLexer.PIVOT, SparkLexer.TABLESAMPLE -> next == SparkLexer.LParen;
      case SparkLexer.UNPIVOT -> next == SparkLexer.LParen || next(2) == SparkLexer.NULLS;
      case SparkLexer.REPEATABLE -> previous == SparkLexer.RParen && next == SparkLexer.LParen;
      case SparkLexer.VERSION -> isTimeTravel();
      case SparkLexer.MINUS ->
          previous == SparkLexer.Pipeline
              || TokenKinds.endsOperand(previous)
                  && (next == SparkLexer.SELECT
                      || next == SparkLexer.LParen
                      || next == SparkLexer.ALL
                      || next == SparkLexer.DISTINCT);
      case SparkLexer.WINDOW -> next(2) == SparkLexer.AS;
      case SparkLexer.LIMIT, SparkLexer.OFFSET ->
          TokenKinds.endsOperand(previous)
              && next != SparkLexer.Comma
              && next != SparkLexer.FROM
              && next != SparkLexer.RParen
              && next != Token.EOF;
      case SparkLexer.QUALIFY,
          SparkLexer.DIV,
          SparkLexer.COLLATE,
          SparkLexer.ASC,
          SparkLexer.DESC,
          SparkLexer.PRECEDING,
          SparkLexer.FOLLOWING ->
          TokenKinds.endsOperand(previous) || previous == SparkLexer.UNBOUNDED;
      case SparkLexer.ESCAPE -> next == SparkLexer.StringLiteral;
      case SparkLexer.AT -> "TIME".equals(nextWord());
      case SparkLexer.LIKE, SparkLexer.ILIKE, SparkLexer.RLIKE, SparkLexer.REGEXP ->
          TokenKinds.endsOperand(previous)
              || previous == SparkLexer.NOT
              || defines && previous == SparkLexer.LParen;
      case SparkLexer.FILTER -> previous == SparkLexer.RParen && next == SparkLexer.LParen;
      case SparkLexer.OVER -> previous == SparkLexer.RParen || previous == SparkLexer.NULLS;
      case SparkLexer.WITHIN -> next == SparkLexer.GROUP;
      case SparkLexer.IGNORE, SparkLexer.RESPECT -> next == SparkLexer.NULLS;
      case SparkLexer.NULLS ->
          next == SparkLexer.FIRST
              || next == SparkLexer.LAST
              || previous == SparkLexer.IGNORE
              || previous == SparkLexer.RESPECT;
      case SparkLexer.FIRST, SparkLexer.LAST -> previous == SparkLexer.NULLS;
      case SparkLexer.ROWS, SparkLexer.RANGE ->
          next == SparkLexer.BETWEEN
              || next == SparkLexer.UNBOUNDED
              || next == SparkLexer.CURRENT
              || next == SparkLexer.Number
              || next == SparkLexer.INTERVAL
              || previous == SparkLexer.Number
              || next(3) == SparkLexer.PRECEDING
              || next(3) == SparkLexer.FOLLOWING;
      case SparkLexer.UNBOUNDED -> next == SparkLexer.PRECEDING || next == SparkLexer.FOLLOWING;
      case SparkLexer.CURRENT -> next == SparkLexer.ROW;
      case SparkLexer.ROW -> previous == SparkLexer.CURRENT || "FORMAT".equals(nextWord());
      case SparkLexer.INTERVAL -> startsInterval();
      case SparkLexer.TO -> previous == SparkLexer.IntervalUnit;
      case SparkLexer.END -> level.openCases > 0 && TokenKinds.endsOperand(previous);
      default -> true;
    };
  }

  /** A DML verb opens a statement, also behind the CTEs that belong to it. */
  private boolean isHead() {
    return index == 0 || previous() == SparkLexer.RParen && level.outer == null && !defines;
  }

  /** {@code VERSION AS OF}, {@code TIMESTAMP AS OF}. */
  private boolean isTimeTravel() {
    return next() == SparkLexer.AS
        && index + 2 < tokens.size()
        && "OF".equals(upper(tokens.get(index + 2)));
  }

  private boolean startsVersion(int at) {
    return at + 2 < tokens.size()
        && VERSIONS.contains(upper(tokens.get(at)))
        && upper(tokens.get(at + 1)).equals("AS")
        && upper(tokens.get(at + 2)).equals("OF");
  }

  private boolean startsInterval() {
    int next = next();
    boolean signed = next == SparkLexer.Minus || next == SparkLexer.Plus;
    int value = signed ? next(2) : next;
    int unit = signed ? index + 3 : index + 2;
    return switch (value) {
      case SparkLexer.Number, SparkLexer.StringLiteral -> !signed || isUnit(unit);
      case SparkLexer.DoubleQuoted -> isUnit(unit);
      default -> false;
    };
  }

  private boolean isUnit(int at) {
    return at < tokens.size() && UNITS.contains(upper(tokens.get(at)));
  }

  /** Settles the tokens whose kind depends on the level they stand on, and tracks the levels. */
  private void adjust(SqlToken token) {
    switch (token.getType()) {
      case SparkLexer.LParen -> level = new Level(level, callee());
      case SparkLexer.RParen -> level = level.outer == null ? level : level.outer;
      case SparkLexer.CASE -> level.openCases++;
      case SparkLexer.END -> level.openCases--;
      case SparkLexer.VALUES -> {
        level.listsRows = true;
        level.isInFrom =
            switch (previous()) {
              case SparkLexer.FROM, SparkLexer.JOIN, SparkLexer.Comma -> true;
              default -> false;
            };
      }
      case SparkLexer.FROM -> {
        level.listsRows = false;
        if (isArgumentWord(token)) {
          token.setType(SparkLexer.ArgumentWord);
        }
      }
      case SparkLexer.AS, SparkLexer.SELECT, SparkLexer.WHERE, SparkLexer.ORDER ->
          level.listsRows = false;
      case SparkLexer.Comma -> {
        if (level.listsRows && (!level.isInFrom || TokenKinds.startsRow(next()) || startsCall())) {
          token.setType(SparkLexer.RowComma);
        } else {
          level.listsRows = false;
        }
      }
      case SparkLexer.EXCEPT -> {
        if (previous() == SparkLexer.Star
            && next() == SparkLexer.LParen
            && !TokenKinds.startsQuery(next(2))) {
          token.setType(SparkLexer.StarExcept);
        }
      }
      case SparkLexer.Less -> {
        if (NESTED_TYPES.contains(previousWord())) {
          token.setType(SparkLexer.TypeOpen);
        }
      }
      case SparkLexer.NOT -> {
        // Of a column; within an expression it would have to follow IS.
        if (defines && next() == SparkLexer.NULL && previous() != SparkLexer.IS) {
          token.setType(SparkLexer.ColumnNot);
        }
      }
      case SparkLexer.Word -> adjustWord(token);
      case SparkLexer.DoubleQuoted -> {
        if (isDoubleQuotedString()) {
          token.setType(SparkLexer.StringLiteral);
        }
      }
      case SparkLexer.Pipeline -> level.listsRows = false;
      case SparkLexer.StringLiteral -> {
        if (followsInterval(1) && isUnit(index + 1)) {
          token.setType(SparkLexer.IntervalText);
        }
      }
      case SparkLexer.Plus, SparkLexer.Minus -> {
        if (previous() == SparkLexer.IntervalUnit
            && next() == SparkLexer.Number
            && isUnit(index + 2)) {
          token.setType(SparkLexer.IntervalSign);
        }
      }
      case SparkLexer.Bang -> {
        if (previous() == SparkLexer.IS
            || TokenKinds.endsOperand(previous()) && TokenKinds.isWordOperator(next())) {
          token.setType(SparkLexer.NOT);
        }
      }
      default -> {}
    }
  }

  /** To Spark all double quotes are strings; other dialects quote names so, which are let pass. */
  private boolean isDoubleQuotedString() {
    return switch (previous()) {
      case SparkLexer.StringLiteral, SparkLexer.COMMENT, SparkLexer.LOCATION, SparkLexer.INTERVAL ->
          true;
      case SparkLexer.Minus, SparkLexer.Plus -> previous(2) == SparkLexer.INTERVAL;
      case SparkLexer.Word -> LITERAL_TYPES.contains(previousWord());
      default -> false;
    };
  }

  private boolean startsCall() {
    return next() == SparkLexer.Word && next(2) == SparkLexer.LParen;
  }

  private void adjustWord(SqlToken token) {
    if (level.listsRows && TokenKinds.endsOperand(previous())) {
      level.listsRows = false;
    }
    if (upper(token).equals("IDENTIFIER")
        && next() == SparkLexer.LParen
        && TokenKinds.isNameExpected(previous())) {
      token.setType(SparkLexer.IdentifierClause);
    } else if (upper(token).equals("LOCAL") && previous() == SparkLexer.OVERWRITE) {
      token.setType(SparkLexer.DIRECTORY);
    } else if (startsScript(token)) {
      token.setType(SparkLexer.ScriptVerb);
    } else if (isIntervalUnit() && UNITS.contains(upper(token))) {
      token.setType(SparkLexer.IntervalUnit);
    } else if (isTimeTravel() && VERSIONS.contains(upper(token))) {
      token.setType(SparkLexer.VERSION);
    } else if (isArgumentWord(token)) {
      token.setType(SparkLexer.ArgumentWord);
    }
  }

  /** MAP and REDUCE of Hive open a query, where nothing else could stand. */
  private boolean startsScript(Token token) {
    return switch (upper(token)) {
      case "MAP", "REDUCE" ->
          next() != SparkLexer.Dot
              && next() != SparkLexer.LParen
              && (index == 0
                  || previous() == SparkLexer.RParen
                  || tokens.getFirst().getType() == SparkLexer.FROM)
              && tokens.subList(index, tokens.size()).stream()
                  .anyMatch(t -> type(t) == SparkLexer.USING);
      default -> false;
    };
  }

  /** A unit follows a value of an interval, or TO. */
  private boolean isIntervalUnit() {
    int previous = previous();
    if (previous == SparkLexer.TO) {
      return true;
    }
    if (previous == SparkLexer.Word && previousWord().equals("INTERVAL")) {
      return previous(2) == SparkLexer.ColonColon;
    }
    return previous == SparkLexer.IntervalText
        || previous == SparkLexer.Number && followsInterval(2);
  }

  /** Tells whether a value of an interval may stand behind the token that far back. */
  private boolean followsInterval(int distance) {
    int before = previous(distance);
    return before == SparkLexer.INTERVAL
        || before == SparkLexer.IntervalUnit
        || before == SparkLexer.IntervalSign
        || (before == SparkLexer.Minus || before == SparkLexer.Plus)
            && previous(distance + 1) == SparkLexer.INTERVAL;
  }

  /** Gives the function whose arguments a parenthesis opens, in capitals. */
  private String callee() {
    return switch (previous()) {
      case SparkLexer.Word, SparkLexer.PIVOT, SparkLexer.UNPIVOT -> previousWord();
      default -> "";
    };
  }

  /** The words that part the arguments of EXTRACT, OVERLAY, POSITION, SUBSTRING and TRIM. */
  private boolean isArgumentWord(Token token) {
    return switch (level.function) {
      case "EXTRACT", "OVERLAY", "SUBSTR", "SUBSTRING", "TRIM" ->
          switch (upper(token)) {
            case "FROM", "FOR", "PLACING" ->
                TokenKinds.endsOperand(previous()) || previous() == SparkLexer.ArgumentWord;
            case "BOTH", "LEADING", "TRAILING" ->
                previous() == SparkLexer.LParen
                    && next() != SparkLexer.Comma
                    && next() != SparkLexer.RParen;
            default -> false;
          };
      default -> false;
    };
  }
}
