package dev.lintel.syntax.shell;

import dev.lintel.source.Span;
import java.util.List;

/**
 * One word of a command.
 *
 * @param value without quotes and escapes; expansions as written
 * @param isLiteral whether the value is all there is: no variable, substitution or expression
 * @param expansions in the order of the text; one inside of another's braces stands behind it
 */
public record Word(Span span, String value, boolean isLiteral, List<Expansion> expansions) {
  public Word {
    expansions = List.copyOf(expansions);
  }

  /** Makes a part of a word, without its expansions. */
  public Word(Span span, String value, boolean isLiteral) {
    this(span, value, isLiteral, List.of());
  }

  /** Tells whether this is the word, written without quotes. */
  boolean isBare(String word) {
    return value.equals(word) && span.length() == word.length();
  }

  /** Tells whether this is {@code NAME=value}, which in front of a program sets a variable. */
  boolean isAssignment() {
    return assignedName().length() > 0;
  }

  /**
   * Gives the name that {@code NAME=value}, {@code NAME+=value} or {@code NAME[i]=value} assigns
   * to; empty for other words.
   */
  public String assignedName() {
    int end = 0;
    while (end < value.length() && Names.isPart(value.charAt(end))) {
      end++;
    }
    int behind = value.startsWith("[", end) ? value.indexOf(']', end) + 1 : end;
    boolean isAssigning =
        end > 0
            && behind > 0
            && !Names.isDigit(value.charAt(0))
            && (value.startsWith("=", behind) || value.startsWith("+=", behind));
    return isAssigning && span.source().content().startsWith(value.substring(0, end), span.start())
        ? value.substring(0, end)
        : "";
  }
}
