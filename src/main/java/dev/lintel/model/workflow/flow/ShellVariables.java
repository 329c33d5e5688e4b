package dev.lintel.model.workflow.flow;

import java.util.ArrayList;
import java.util.List;

/** The variables that a shell expands in a word. */
public final class ShellVariables {
  private ShellVariables() {}

  /** Gives the names behind {@code $} and <code>${</code>, in the order of the text. */
  public static List<String> in(String word) {
    List<String> names = new ArrayList<>();
    for (int i = word.indexOf('$'); i >= 0; i = word.indexOf('$', i + 1)) {
      int start = word.startsWith("{", i + 1) ? i + 2 : i + 1;
      int end = start;
      while (end < word.length() && isNamePart(word.charAt(end))) {
        end++;
      }
      if (end > start) {
        names.add(word.substring(start, end));
      }
    }
    return names;
  }

  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }
}
