package dev.lintel.model.sql;

/**
 * Texts as JSON has them. What a terminal would obey, hide or reorder is escaped, so that a file
 * can be printed and read in a review as it is; letters of all scripts stay.
 */
final class JsonText {
  private JsonText() {}

  /** Appends a text in quotes. */
  static void append(StringBuilder out, String text) {
    out.append('"');
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      int length = Character.charCount(codePoint);
      if (codePoint == '"' || codePoint == '\\') {
        out.append('\\').append((char) codePoint);
      } else if (codePoint == '\n') {
        out.append("\\n");
      } else if (isHidden(codePoint)) {
        for (int unit = at; unit < at + length; unit++) {
          out.append("\\u%04x".formatted((int) text.charAt(unit)));
        }
      } else {
        out.appendCodePoint(codePoint);
      }
      at += length;
    }
    out.append('"');
  }

  static String of(String text) {
    StringBuilder out = new StringBuilder();
    append(out, text);
    return out.toString();
  }

  private static boolean isHidden(int codePoint) {
    if (codePoint >= ' ' && codePoint <= '~') {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
