package dev.lintel.report;

/** Cuts texts to what a reader takes. */
final class Clip {
  private static final String CLIPPED = "…";

  private Clip() {}

  /** Gives a text of at most so many UTF-16 units; its last one tells whether it was cut. */
  static String of(String text, int maximum) {
    if (text.length() <= maximum) {
      return text;
    }
    int end = maximum - CLIPPED.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + CLIPPED;
  }
}
