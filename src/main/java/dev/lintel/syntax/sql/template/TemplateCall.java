package dev.lintel.syntax.sql.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An expression of a template that is a name, or one call with arguments; offsets are those of the
 * expression's text.
 *
 * @param name with its dots
 * @param arguments empty for a bare name
 */
record TemplateCall(String name, boolean isCall, List<Argument> arguments) {
  /**
   * An argument.
   *
   * @param key empty where it goes by its place
   * @param values the strings or words that it is made of; empty where it is anything else
   */
  record Argument(String key, int start, int end, List<String> values, boolean isString) {}

  /** Reads an expression; empty where it is anything but a name or one call. */
  static Optional<TemplateCall> read(String text) {
    Reader reader = new Reader(text);
    return reader.call();
  }

  /** Gives the strings of the arguments without a key, if they all are strings. */
  Optional<List<String>> strings() {
    List<String> strings = new ArrayList<>();
    for (Argument argument : arguments) {
      if (argument.key().isEmpty()) {
        if (!argument.isString()) {
          return Optional.empty();
        }
        strings.add(argument.values().getFirst());
      }
    }
    return Optional.of(strings);
  }

  /** Reads one text; for one call of it. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    Optional<TemplateCall> call() {
      String name = name();
      skipBlanks();
      if (name.isEmpty()) {
        return Optional.empty();
      }
      if (at == text.length()) {
        return Optional.of(new TemplateCall(name, false, List.of()));
      }
      if (text.charAt(at) != '(') {
        return Optional.empty();
      }
      at++;
      List<Argument> arguments = new ArrayList<>();
      skipBlanks();
      while (at < text.length() && text.charAt(at) != ')') {
        arguments.add(argument());
        if (at < text.length() && text.charAt(at) == ',') {
          at++;
          skipBlanks();
        }
      }
      boolean isWhole = at < text.length() && text.substring(at + 1).isBlank();
      return isWhole ? Optional.of(new TemplateCall(name, true, arguments)) : Optional.empty();
    }

    private String name() {
      int start = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || "_.".indexOf(text.charAt(at)) >= 0)) {
        at++;
      }
      return text.substring(start, at);
    }

    private void skipBlanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private Argument argument() {
      int start = at;
      String word = name();
      skipBlanks();
      boolean isKey = !word.isEmpty() && text.startsWith("=", at) && !text.startsWith("==", at);
      if (isKey) {
        at++;
        skipBlanks();
        start = at;
      } else {
        at = start;
      }
      List<String> values = values();
      boolean isString = values.size() == 1 && "'\"".indexOf(text.charAt(start)) >= 0;
      return new Argument(isKey ? word : "", start, at - blanksBefore(start), values, isString);
    }

    private int blanksBefore(int start) {
      int blanks = 0;
      while (at - blanks > start && Character.isWhitespace(text.charAt(at - blanks - 1))) {
        blanks++;
      }
      return blanks;
    }

    /** Reads up to the comma or parenthesis that ends the argument. */
    private List<String> values() {
      List<String> values = new ArrayList<>();
      boolean isPlain = true;
      int depth = 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (depth == 0 && (c == ',' || c == ')')) {
          break;
        }
        if (c == '\'' || c == '"') {
          values.add(string(c));
        } else if (Character.isLetterOrDigit(c) || c == '_') {
          values.add(name());
        } else {
          depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
          isPlain &= "[](), \t\r\n".indexOf(c) >= 0;
          at++;
        }
      }
      return isPlain ? values : List.of();
    }

    private String string(char quote) {
      StringBuilder value = new StringBuilder();
      at++;
      while (at < text.length() && text.charAt(at) != quote) {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        value.append(text.charAt(at++));
      }
      at = Math.min(at + 1, text.length());
      return value.toString();
    }
  }
}
