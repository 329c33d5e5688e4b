package dev.lintel.syntax.sql;

import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Tells scripts of other dialects from faulty Spark scripts. A statement that the grammar refuses
 * is only a fault if nothing in its script speaks of another dialect: a dialect is a property of
 * the whole file, so one such mark silences all syntax problems of the file. Asked only once a
 * statement was refused.
 */
final class Dialect {
  private static final Set<String> FOREIGN_WORDS =
      Set.copyOf(DataTable.rows("syntax/sql/foreign-words.txt"));

  private Dialect() {}

  /** Tells whether a statement that was refused holds a word or sign of another dialect. */
  static boolean isForeign(List<? extends Token> tokens) {
    Token before = null;
    int index = 0;
    for (Token token : tokens) {
      index++;
      boolean isForeign =
          switch (token.getType()) {
            case SparkLexer.Variable ->
                before == null || before.getStopIndex() + 1 < token.getStartIndex();
            case SparkLexer.ColonEqual, SparkLexer.LongArrow, SparkLexer.Unknown -> true;
            case SparkLexer.LBracket -> before != null && opensName(before);
            case SparkLexer.Word ->
                isForeign(token.getText()) && !isOrdered(tokens, index)
                    || token.getText().equalsIgnoreCase("APPLY") && joins(before);
            case SparkLexer.INTO -> tokens.getFirst().getType() == SparkLexer.SELECT;
            default -> false;
          };
      if (isForeign) {
        return true;
      }
      before = token;
    }
    return false;
  }

  /**
   * Tells whether a statement of a kind outside the grammar is none of Spark's either; a backslash
   * begins a command of psql.
   */
  static boolean isForeign(OtherStatement statement) {
    return statement.tokens().getFirst().text().equalsIgnoreCase("BEGIN")
        || statement.tokens().stream()
            .map(Span::text)
            .anyMatch(text -> isForeign(text) || text.equals("\\"));
  }

  /** {@code SEQUENCE BY} of a pipeline is no sequence. */
  private static boolean isOrdered(List<? extends Token> tokens, int next) {
    return next < tokens.size() && tokens.get(next).getText().equalsIgnoreCase("BY");
  }

  /** {@code CROSS APPLY} of T-SQL; Databricks has APPLY CHANGES. */
  private static boolean joins(Token before) {
    return before != null
        && switch (Keywords.upper(before)) {
          case "CROSS", "OUTER" -> true;
          default -> false;
        };
  }

  private static boolean isForeign(String word) {
    return FOREIGN_WORDS.contains(word.toUpperCase(Locale.ROOT));
  }

  /** A bracket that does not follow a value quotes a name, as T-SQL does. */
  private static boolean opensName(Token before) {
    return switch (before.getType()) {
      case SparkLexer.Word,
          SparkLexer.Backquoted,
          SparkLexer.DoubleQuoted,
          SparkLexer.RParen,
          SparkLexer.RBracket,
          SparkLexer.StringLiteral ->
          false;
      default -> true;
    };
  }
}
