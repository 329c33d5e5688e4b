package dev.lintel.report;

/**
 * Text of unknown origin made safe to print: what a terminal would obey, hide or reorder (control
 * characters, bidirectional and other format controls, line separators, lone surrogates) and what
 * is no character at all shows as an escape like <code>&#92;u{1b}</code>. The joiners of scripts
 * and emoji stay.
 */
public final class VisibleText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private VisibleText() {}

  public static String of(String text) {
    int hidden = firstHidden(text);
    if (hidden == text.length()) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.substring(0, hidden));
    text.substring(hidden).codePoints().forEach(c -> visible.append(of(c)));
    return visible.toString();
  }

  /** Gives the offset of the first character to escape, in nearly all texts their length. */
  private static int firstHidden(String text) {
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (isHidden(codePoint)) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  static String of(int codePoint) {
    return isHidden(codePoint)
        ? "\\u{" + Integer.toHexString(codePoint) + "}"
        : Character.toString(codePoint);
  }

  private static boolean isHidden(int codePoint) {
    if (codePoint >= ' ' && codePoint <= '~') {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> codePoint != ZERO_WIDTH_JOINER && codePoint != ZERO_WIDTH_NON_JOINER;
      default -> isNoncharacter(codePoint);
    };
  }

  /** The Unicode Standard, section 23.7; XML 1.0 does not even take the first two as references. */
  private static boolean isNoncharacter(int codePoint) {
    return (codePoint & 0xFFFE) == 0xFFFE || codePoint >= 0xFDD0 && codePoint <= 0xFDEF;
  }
}
