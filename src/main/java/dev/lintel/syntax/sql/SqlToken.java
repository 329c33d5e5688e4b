package dev.lintel.syntax.sql;

import java.util.Locale;
import org.antlr.v4.runtime.CommonToken;

/**
 * A word or sign of a script. What a word is in capitals, and which keyword if it is one, every
 * look at its neighbours asks again.
 */
final class SqlToken extends CommonToken {
  private final SqlScanner scanner;
  private final SqlWord word;

  /**
   * Makes a token.
   *
   * @param scanner what reads the script
   * @param type one of SparkLexer, or EOF
   * @param end the offset behind it
   */
  SqlToken(SqlScanner scanner, int type, int start, int end) {
    super(type);
    this.scanner = scanner;
    this.start = start;
    this.stop = end - 1;
    this.word = type == SparkLexer.Word ? scanner.word(start, end) : null;
  }

  SqlScanner scanner() {
    return scanner;
  }

  @Override
  public String getText() {
    if (word != null) {
      return word.text();
    }
    return type == EOF ? "<EOF>" : scanner.script().substring(start, stop + 1);
  }

  /** Gives the text in capitals. */
  String upper() {
    return word != null ? word.upper() : getText().toUpperCase(Locale.ROOT);
  }

  /** Gives the type that the token has if it is a keyword; for anything but a word its own. */
  int keyword() {
    return type == SparkLexer.Word ? word.keyword() : type;
  }
}
