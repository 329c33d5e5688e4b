package dev.lintel.syntax.sql;

import java.util.Locale;

/**
 * A word as scripts repeat it.
 *
 * @param text as it is written
 * @param upper the text in capitals
 * @param keyword the type that a token has whose word this is and which is meant as a keyword
 */
record SqlWord(String text, String upper, int keyword) {
  static SqlWord of(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return new SqlWord(text, upper, Keywords.typeOf(upper));
  }
}
