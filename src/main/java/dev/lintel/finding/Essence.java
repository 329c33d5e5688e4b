package dev.lintel.finding;

/**
 * What is left of a text without its layout: white space, quotes, letter case and the steps of
 * relative paths, which change when a file moves while what they lead to stays.
 */
final class Essence {
  /** Of a text that is all blanks no more is read than this, so that many such cost little. */
  private static final int MOST_READ = 2_000;

  private Essence() {}

  /** Gives the head of the essence of a part of a text, at most so many UTF-16 units of it. */
  static String of(String text, int from, int to, int limit) {
    StringBuilder essence = new StringBuilder(limit);
    int end = Math.min(to, from + MOST_READ);
    for (int i = from; i < end && essence.length() < limit; i++) {
      int steps = stepLength(text, i, end);
      if (steps > 0) {
        i += steps - 1;
      } else if (!isLayout(text.charAt(i))) {
        essence.append(Character.toLowerCase(text.charAt(i)));
      }
    }
    return essence.toString();
  }

  /** Gives all of a part of a text in the case that it has, without white space and quotes. */
  static String exact(String text, int from, int to) {
    StringBuilder essence = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      if (!isLayout(text.charAt(i))) {
        essence.append(text.charAt(i));
      }
    }
    return essence.toString();
  }

  /** Gives what stands before an offset, the nearest first. */
  static String before(String text, int offset, int limit) {
    StringBuilder essence = new StringBuilder(limit);
    int end = Math.max(0, offset - MOST_READ);
    for (int i = offset - 1; i >= end && essence.length() < limit; i--) {
      if (!isLayout(text.charAt(i))) {
        essence.append(Character.toLowerCase(text.charAt(i)));
      }
    }
    return essence.toString();
  }

  private static boolean isLayout(char c) {
    return c <= ' '
        || c == '\''
        || c == '"'
        || c == '`'
        || c == '\u00a0'
        || Character.isWhitespace(c);
  }

  /** Gives the length of a {@code ./} or {@code ../} that begins here; 0 where none does. */
  private static int stepLength(String text, int at, int end) {
    if (text.charAt(at) != '.' || at > 0 && isPartOfName(text.charAt(at - 1))) {
      return 0;
    }
    int slash = at + 1 < end && text.charAt(at + 1) == '.' ? at + 2 : at + 1;
    return slash < end && text.charAt(slash) == '/' ? slash + 1 - at : 0;
  }

  private static boolean isPartOfName(char c) {
    return c == '.' || c == '-' || c == '_' || Character.isLetterOrDigit(c);
  }
}
