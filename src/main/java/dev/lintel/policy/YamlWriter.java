package dev.lintel.policy;

import java.util.Locale;

/**
 * Writes block YAML line by line. Whatever stands in keys, values and comments, it is read back as
 * it was and does no harm on a terminal. An empty mapping or list is written as such.
 */
final class YamlWriter {
  private final StringBuilder out = new StringBuilder();
  private int depth;
  private boolean isItemOpen;

  /** Where what is open began, while nothing has been written into it. */
  private int openedAt = -1;

  private String empty = "";

  /** Gives what was written. */
  String text() {
    return out.toString();
  }

  void comment(String text) {
    out.append("# ").append(visible(text)).append('\n');
  }

  /** Writes a key with its value; the note becomes a comment behind it. */
  void scalar(String key, String value, String note) {
    start();
    out.append(quoted(key)).append(": ").append(quoted(value));
    end(note);
  }

  /** Writes an item that is a text. */
  void item(String value, String note) {
    start();
    out.append("- ").append(quoted(value));
    end(note);
  }

  void openMapping(String key) {
    open(key, "{}");
  }

  void openList(String key) {
    open(key, "[]");
  }

  private void open(String key, String ifEmpty) {
    start();
    out.append(quoted(key)).append(":\n");
    openedAt = out.length();
    empty = ifEmpty;
    depth++;
  }

  /** Opens an item that is a mapping; its first key stands on its line. */
  void startItem() {
    start();
    out.append("- ");
    isItemOpen = true;
    depth++;
  }

  /** Closes what was opened last. */
  void close() {
    depth--;
    if (openedAt == out.length()) {
      out.setLength(out.length() - 1);
      out.append(' ').append(empty).append('\n');
    }
    openedAt = -1;
  }

  private void start() {
    if (!isItemOpen) {
      out.append("  ".repeat(depth));
    }
    isItemOpen = false;
  }

  private void end(String note) {
    if (!note.isEmpty()) {
      out.append(" # ").append(visible(note));
    }
    out.append('\n');
  }

  /** A text that YAML could take for anything but itself is quoted. */
  private static String quoted(String text) {
    return isPlain(text)
        ? text
        : '"' + visible(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
  }

  private static boolean isPlain(String text) {
    boolean isNumber = text.length() > 1 && text.charAt(0) == '-' && isDigit(text.charAt(1));
    return !text.isEmpty()
        && (isNumber || "-./".indexOf(text.charAt(0)) < 0)
        && !text.equalsIgnoreCase("null")
        && text.chars().allMatch(c -> isDigit(c) || isLetter(c) || "-_./".indexOf(c) >= 0);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** Escapes what a terminal or YAML would not show, as double quotes have it. */
  private static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (Character.getType(c)) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.SURROGATE,
                Character.PRIVATE_USE,
                Character.UNASSIGNED,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR ->
                shown.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
            default -> shown.appendCodePoint(c);
          }
        });
    return shown.toString();
  }
}
