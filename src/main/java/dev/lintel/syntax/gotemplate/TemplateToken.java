package dev.lintel.syntax.gotemplate;

import dev.lintel.source.Span;
import java.util.List;

/** One word of an action. */
public record TemplateToken(Kind kind, Span span) {
  /** What sort of word it is. */
  public enum Kind {
    /**
     * The dot alone, or fields of it or of a variable: {@code .}, {@code .Values.a}, {@code $x.b}.
     */
    PATH,
    /** A function, or a constant as {@code true} and {@code nil}. */
    IDENTIFIER,
    /** In double quotes, or raw in back quotes. */
    STRING,
    NUMBER,
    /** In single quotes. */
    CHARACTER,
    OPEN,
    CLOSE,
    PIPE,
    COMMA,
    /** {@code :=} or {@code =}. */
    ASSIGN
  }

  public String text() {
    return span.text();
  }

  /**
   * Gives the steps of a path: first the variable with its dollar sign, empty for the dot, then the
   * fields.
   */
  public List<String> steps() {
    return text().equals(".") ? List.of("") : List.of(text().split("\\."));
  }
}
