package dev.lintel.syntax.expression;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A string with expressions in it, as {@code v${{ inputs.version }}}.
 *
 * @param islands the expressions, in the order of the text
 * @param unclosed the {@code ${{} that no {@code }}} follows; at most one, as it takes in the rest
 */
public record Interpolation(SourceText text, List<Island> islands, List<SyntaxProblem> unclosed) {
  private static final String OPEN = "${{";

  /**
   * One expression in a string.
   *
   * @param span with its braces
   */
  public record Island(Span span, ParsedExpression expression) {}

  public Interpolation {
    islands = List.copyOf(islands);
    unclosed = List.copyOf(unclosed);
  }

  /** Finds the expressions of a string. */
  public static Interpolation of(SourceText text) {
    String content = text.content();
    List<Island> islands = new ArrayList<>();
    List<SyntaxProblem> unclosed = new ArrayList<>();
    int start = content.indexOf(OPEN);
    while (start >= 0) {
      int close = close(content, start + OPEN.length());
      if (close < 0) {
        Span rest = text.span(start, start + OPEN.length());
        unclosed.add(SyntaxProblem.syntax(rest, "'${{' has no closing '}}'"));
        break;
      }
      Span body = text.span(start + OPEN.length(), close);
      islands.add(new Island(text.span(start, close + 2), ExpressionParser.parse(body)));
      start = content.indexOf(OPEN, close + 2);
    }
    return new Interpolation(text, islands, unclosed);
  }

  /**
   * Reads the string of an {@code if:}, which is an expression as a whole where no braces stand in
   * it.
   */
  public static Interpolation ofCondition(SourceText text) {
    return text.content().contains(OPEN)
        ? of(text)
        : new Interpolation(
            text, List.of(new Island(text.all(), ExpressionParser.parse(text.all()))), List.of());
  }

  /**
   * Tells whether the string is one expression and nothing else, so that its value stays its own.
   */
  public boolean isOneExpression() {
    return islands.size() == 1 && islands.getFirst().span().length() == text.length();
  }

  /** Gives what is wrong with the string and its expressions, in the order of the text. */
  public List<SyntaxProblem> problems() {
    return Stream.concat(
            islands.stream().flatMap(island -> island.expression().problems().stream()),
            unclosed.stream())
        .toList();
  }

  /** Finds the {@code }}} that closes; one inside a quoted string does not. */
  private static int close(String content, int from) {
    boolean isQuoted = false;
    for (int i = from; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c == '\'') {
        isQuoted = !isQuoted;
      } else if (!isQuoted && c == '}' && content.startsWith("}}", i)) {
        return i;
      }
    }
    return -1;
  }
}
