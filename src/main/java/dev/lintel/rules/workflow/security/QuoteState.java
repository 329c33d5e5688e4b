package dev.lintel.rules.workflow.security;

import java.util.Optional;

/** Between what quotes of a shell script a place stands. */
enum QuoteState {
  /** Between none. */
  NONE,
  /** Between double quotes, where the shell expands variables and splits nothing. */
  DOUBLE;

  /**
   * Gives the state at an offset; empty where the shell would expand no variable there, or where
   * more than quotes would have to be understood: heredocs, substitutions, comments.
   */
  static Optional<QuoteState> at(String script, int offset) {
    if (script.contains("<<")) {
      return Optional.empty();
    }
    boolean isSingle = false;
    boolean isDouble = false;
    int open = 0;
    for (int i = 0; i < offset; i++) {
      char c = script.charAt(i);
      if (isSingle) {
        isSingle = c != '\'';
      } else if (script.startsWith("${{", i)) {
        i = Math.max(i, script.indexOf("}}", i) + 1);
      } else if (c == '\\') {
        i++;
      } else if (c == '"') {
        isDouble = !isDouble;
      } else if (c == '\'' && !isDouble) {
        isSingle = true;
      } else if (c == '#'
          && !isDouble
          && (i == 0 || Character.isWhitespace(script.charAt(i - 1)))) {
        int end = script.indexOf('\n', i);
        if (end < 0 || end > offset) {
          return Optional.empty();
        }
        i = end;
      } else if (c == '`') {
        return Optional.empty();
      } else if (script.startsWith("$(", i)) {
        open++;
      } else if (c == ')' && open > 0) {
        open--;
      }
    }
    if (isSingle || open > 0) {
      return Optional.empty();
    }
    return Optional.of(isDouble ? DOUBLE : NONE);
  }
}
