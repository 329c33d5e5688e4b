package dev.lintel.syntax.expression;

import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Value.StringValue;
import dev.lintel.syntax.expression.Value.UnknownValue;
import java.util.List;
import java.util.Optional;

/**
 * The function {@code format}: {@code {N}} stands for an argument, {@code {{} and {@code }}} for a
 * brace.
 */
final class FormatFunction {
  /** Enough for any number of arguments, and never an overflow. */
  private static final int MAX_DIGITS = 9;

  private final Span place;
  private final Memory memory;
  private final String pattern;
  private final List<Value> arguments;
  private final StringBuilder result = new StringBuilder();
  private boolean isKnown = true;
  private int position;

  private FormatFunction(Span place, Memory memory, String pattern, List<Value> arguments) {
    this.place = place;
    this.memory = memory;
    this.pattern = pattern;
    this.arguments = arguments;
  }

  /**
   * Gives the pattern with the arguments in it; where one of them is unknown, what is known of the
   * whole.
   *
   * @param arguments those behind the pattern
   */
  static Value call(Value pattern, List<Value> arguments, Span place, Memory memory)
      throws EvaluationException {
    Optional<String> known = Coercion.text(pattern);
    return known.isEmpty()
        ? UnknownValue.ANY
        : new FormatFunction(place, memory, known.get(), arguments).value();
  }

  private Value value() throws EvaluationException {
    while (position < pattern.length()) {
      char c = pattern.charAt(position);
      if (c != '{' && c != '}') {
        append(pattern.substring(position, nextBrace()));
        position = nextBrace();
      } else if (pattern.startsWith(String.valueOf(c), position + 1)) {
        append(String.valueOf(c));
        position += 2;
      } else if (c == '{') {
        argument();
      } else {
        throw invalid("a '}' stands alone; '}}' is a brace");
      }
    }
    if (isKnown) {
      return new StringValue(result.toString());
    }
    return result.isEmpty() ? UnknownValue.ANY : new UnknownValue(Truth.TRUE, false);
  }

  private int nextBrace() {
    int end = position;
    while (end < pattern.length() && pattern.charAt(end) != '{' && pattern.charAt(end) != '}') {
      end++;
    }
    return end;
  }

  private void argument() throws EvaluationException {
    int end = position + 1;
    while (end < pattern.length() && pattern.charAt(end) >= '0' && pattern.charAt(end) <= '9') {
      end++;
    }
    String digits = pattern.substring(position + 1, end);
    if (digits.isEmpty() || end == pattern.length() || pattern.charAt(end) != '}') {
      throw invalid("a '{' stands without a number and '}' behind it; '{{' is a brace");
    }
    if (digits.length() > MAX_DIGITS || Integer.parseInt(digits) >= arguments.size()) {
      throw invalid("'{" + digits + "}' has no argument");
    }
    Optional<String> text = Coercion.text(arguments.get(Integer.parseInt(digits)));
    append(text.orElse(""));
    isKnown &= text.isPresent();
    position = end + 1;
  }

  private void append(String text) throws EvaluationException {
    memory.take(text.length(), place);
    result.append(text);
  }

  private EvaluationException invalid(String problem) {
    return new EvaluationException(place, "in the pattern of 'format' " + problem);
  }
}
