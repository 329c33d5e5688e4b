package dev.lintel.rules.sql.query;

import dev.lintel.source.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Quotes and compares pieces of SQL by their text. */
final class Texts {
  private static final int MAX_QUOTED = 50;

  /** Longer pieces are not compared, so that nested ones cost no more than their size. */
  private static final int MAX_COMPARED = 1000;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Texts() {}

  /** Gives a piece for a message: on one line, and cut where it is long. */
  static String brief(Span span) {
    Span begin = span.part(0, Math.min(span.length(), 4 * MAX_QUOTED));
    String text = BLANKS.matcher(begin.text()).replaceAll(" ");
    if (text.length() <= MAX_QUOTED && begin.length() == span.length()) {
      return text;
    }
    int end = Math.min(text.length(), MAX_QUOTED);
    boolean splitsPair = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splitsPair ? end - 1 : end).strip() + " ..";
  }

  /**
   * Gives a text that is the same for pieces that say the same, up to blanks and, where no string
   * is in it, case; empty for a piece that is too long to compare.
   */
  static Optional<String> key(Span span) {
    if (span.length() > MAX_COMPARED) {
      return Optional.empty();
    }
    String text = BLANKS.matcher(span.text()).replaceAll(" ");
    boolean hasString = text.indexOf('\'') >= 0 || text.indexOf('"') >= 0;
    return Optional.of(hasString ? text : text.toLowerCase(Locale.ROOT));
  }
}
