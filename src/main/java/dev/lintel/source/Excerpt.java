package dev.lintel.source;

import java.util.regex.Pattern;

/** Quotes pieces of a text in messages. */
public final class Excerpt {
  private static final int MAX_LENGTH = 50;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Excerpt() {}

  /** Gives a piece for a message: on one line, and cut where it is long. */
  public static String of(Span span) {
    Span begin = span.part(0, Math.min(span.length(), 4 * MAX_LENGTH));
    String text = BLANKS.matcher(begin.text()).replaceAll(" ");
    if (text.length() <= MAX_LENGTH && begin.length() == span.length()) {
      return text;
    }
    int end = Math.min(text.length(), MAX_LENGTH);
    boolean splitsPair = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splitsPair ? end - 1 : end).strip() + " ..";
  }
}
