package dev.lintel.model.kubernetes;

/** Knows what a tool fills in later. */
public final class Placeholders {
  private Placeholders() {}

  /** Tells whether a part of a text is filled in later, as {@code ${NAME}} and {@code {{ .x }}}. */
  public static boolean isIn(String text) {
    return text.contains("${")
        || text.contains("{{")
        || text.contains("$(")
        || text.contains("<%")
        || text.startsWith("<") && text.endsWith(">");
  }
}
