package dev.lintel.model.gitops;

import java.util.ArrayList;
import java.util.List;

/**
 * A variable that Flux replaces in what it has built, as {@code ${region}}. What stands behind the
 * name follows bash; {@code $${region}} is text, and so is a name without braces (github.com/
 * fluxcd/pkg/envsubst, read 2026-11-27).
 *
 * @param hasDefault whether the variable says what holds where it is not set
 * @param start where the dollar sign stands in the text
 * @param end behind the brace that closes it
 */
public record SubstitutedVariable(String name, boolean hasDefault, int start, int end) {
  /** What stands before a default, or before what holds for a variable that is set. */
  private static final String DEFAULTS = "=-?+";

  /** Gives the variables of a text, in their order; those within the default of another not. */
  public static List<SubstitutedVariable> in(String text) {
    List<SubstitutedVariable> variables = new ArrayList<>();
    int at = text.indexOf("${");
    while (at >= 0) {
      boolean isEscaped = at > 0 && text.charAt(at - 1) == '$';
      int nameEnd = nameEnd(text, at + 2);
      int end = isEscaped || nameEnd == at + 2 ? -1 : closing(text, nameEnd);
      if (end >= 0) {
        String name = text.substring(at + 2, nameEnd);
        variables.add(new SubstitutedVariable(name, hasDefault(text, nameEnd), at, end));
      }
      at = text.indexOf("${", Math.max(at + 2, end));
    }
    return variables;
  }

  private static int nameEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isOfName(text.charAt(end), end == start)) {
      end++;
    }
    return end;
  }

  private static boolean isOfName(char c, boolean isFirst) {
    return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || !isFirst && isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean hasDefault(String text, int nameEnd) {
    int operator = text.charAt(nameEnd) == ':' ? nameEnd + 1 : nameEnd;
    return operator < text.length() && DEFAULTS.indexOf(text.charAt(operator)) >= 0;
  }

  /** Gives the place behind the brace that closes a variable; -1 where nothing of the line does. */
  private static int closing(String text, int from) {
    int open = 1;
    for (int at = from; at < text.length() && text.charAt(at) != '\n'; at++) {
      if (text.charAt(at) == '{') {
        open++;
      } else if (text.charAt(at) == '}' && --open == 0) {
        return at + 1;
      }
    }
    return -1;
  }
}
