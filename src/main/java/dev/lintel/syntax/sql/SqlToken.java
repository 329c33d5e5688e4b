package dev.lintel.syntax.sql;

import java.util.Locale;
import org.antlr.v4.runtime.CommonToken;

/**
 * A word or sign of a script. A word knows which keyword it is if it is one, which every look at
 * its neighbours asks again.
 */
final class SqlToken extends CommonToken {
  private final String script;
  private final int keyword;
  private String upper;

  /**
   * Makes a token.
   *
   * @param type one of SparkLexer, or EOF
   * @param end the offset behind it
   */
  SqlToken(String script, int type, int start, int end) {
    super(type);
    this.script = script;
    this.start = start;
    this.stop = end - 1;
    this.keyword = type == SparkLexer.Word ? Keywords.typeOf(this) : type;
  }

  /** Gives the whole text that the token stands in. */
  String script() {
    return script;
  }

  @Override
  public String getText() {
    return type == EOF ? "<EOF>" : script.substring(start, stop + 1);
  }

  /** Gives the text in capitals. */
  String upper() {
    if (upper == null) {
      upper = getText().toUpperCase(Locale.ROOT);
    }
    return upper;
  }

  /** Gives the type that the token has if it is a keyword; for anything but a word its own. */
  int keyword() {
    return type == SparkLexer.Word ? keyword : type;
  }
}
