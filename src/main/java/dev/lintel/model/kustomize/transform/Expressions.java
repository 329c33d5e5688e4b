package dev.lintel.model.kustomize.transform;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.lintel.source.Span;

/**
 * Compiles the regular expressions of kustomizations, which are those of Go: RE2's, linear in what
 * they are matched with.
 */
public final class Expressions {
  private static final int MAX_LENGTH = 1_000;

  /** How often a part may be repeated by counts inside each other, as in Go (regexp/syntax). */
  private static final int MAX_REPEAT = 1_000;

  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("(\\)?)\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}");

  private Expressions() {}

  /** Compiles an expression that matches anywhere in a text. */
  static Pattern of(String expression, Span place) {
    return compiled(expression, expression, place);
  }

  private static Pattern compiled(String expression, String wrapped, Span place) {
    if (expression.length() > MAX_LENGTH) {
      throw Settings.wrong(
          place, "a regular expression has at most %d characters here", MAX_LENGTH);
    }
    if (repeat(expression) > MAX_REPEAT) {
      throw Settings.wrong(place, "'%s' repeats a part more than %d times", expression, MAX_REPEAT);
    }
    try {
      return Pattern.compile(wrapped);
    } catch (PatternSyntaxException e) {
      throw Settings.wrong(
          place, "'%s' is no regular expression: %s", expression, e.getDescription());
    }
  }

  /**
   * Gives an upper bound of how often a part is repeated: the engine writes each out. Counts behind
   * groups may stand inside each other, of the others only one.
   */
  private static long repeat(String expression) {
    long ofGroups = 1;
    long ofSingle = 1;
    java.util.regex.Matcher matcher = COUNT.matcher(expression);
    while (matcher.find()) {
      String most =
          matcher.group(3) == null || matcher.group(3).isEmpty()
              ? matcher.group(2)
              : matcher.group(3);
      long count = Math.max(1, Long.parseLong(most));
      if (matcher.group(1).isEmpty()) {
        ofSingle = Math.max(ofSingle, count);
      } else {
        ofGroups = Math.min(MAX_REPEAT + 1, ofGroups * count);
      }
    }
    return ofGroups * ofSingle;
  }

  /** Compiles an expression that matches a text as a whole. */
  public static Pattern ofWhole(String expression, Span place) {
    return compiled(expression, "^(?:" + expression + ")$", place);
  }
}
