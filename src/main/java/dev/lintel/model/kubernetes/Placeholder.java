package dev.lintel.model.kubernetes;

/** What stands in a manifest for a value that a tool puts in later. */
public final class Placeholder {
  private Placeholder() {}

  /** Tells whether a tool puts a part of a text in later: {@code ${N}}, {@code {{ .n }}}. */
  public static boolean isIn(String text) {
    return text.contains("${")
        || text.contains("{{")
        || text.contains("<%")
        || text.contains("$(")
        || text.startsWith("<") && text.endsWith(">")
        || text.startsWith("ENC[")
        || text.startsWith("$") && isVariable(text.substring(1));
  }

  /** The name of an environment variable, as {@code envsubst} takes it without braces too. */
  private static boolean isVariable(String name) {
    return !name.isEmpty()
        && !Character.isDigit(name.charAt(0))
        && name.chars().allMatch(c -> c == '_' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
  }

  /** Tells whether a text stands for another: in parts, or as a whole: A_NAME. */
  public static boolean stands(String text) {
    return isIn(text) || isName(text);
  }

  /** Capital letters with underscores between them, as scripts write what they replace. */
  private static boolean isName(String value) {
    boolean hasUnderscore = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      hasUnderscore |= c == '_';
      if (c != '_' && (c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return hasUnderscore;
  }
}
