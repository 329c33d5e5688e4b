package dev.lintel.syntax.expression;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions of GitHub's expressions. Source: docs.github.com, "Evaluate expressions in
 * workflows and actions", and the function definitions of @actions/expressions 0.3.61, read
 * 2026-11-20.
 */
public enum BuiltinFunction {
  CONTAINS("contains", 2, 2),
  STARTS_WITH("startsWith", 2, 2),
  ENDS_WITH("endsWith", 2, 2),
  FORMAT("format", 1, 255),
  JOIN("join", 1, 2),
  TO_JSON("toJSON", 1, 1),
  FROM_JSON("fromJSON", 1, 1),
  /** Takes pairs of a predicate and a value, then a default: an odd number of arguments. */
  CASE("case", 3, 255),
  HASH_FILES("hashFiles", 1, 255),
  SUCCESS("success", 0, 255),
  ALWAYS("always", 0, 0),
  CANCELLED("cancelled", 0, 0),
  FAILURE("failure", 0, 255);

  private static final Map<String, BuiltinFunction> BY_NAME =
      Stream.of(values())
          .collect(Collectors.toMap(f -> f.spelling.toLowerCase(Locale.ROOT), Function.identity()));

  private final String spelling;
  private final int minimum;
  private final int maximum;

  BuiltinFunction(String spelling, int minimum, int maximum) {
    this.spelling = spelling;
    this.minimum = minimum;
    this.maximum = maximum;
  }

  /** Gives the function of a name, written in any case. */
  public static Optional<BuiltinFunction> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Gives the name as GitHub's documentation writes it. */
  public String spelling() {
    return spelling;
  }

  /** Tells whether it tells of what ran before, so that GitHub adds no {@code success()} to it. */
  public boolean tellsStatus() {
    return switch (this) {
      case SUCCESS, ALWAYS, CANCELLED, FAILURE -> true;
      case CONTAINS, STARTS_WITH, ENDS_WITH, FORMAT, JOIN, TO_JSON, FROM_JSON, CASE, HASH_FILES ->
          false;
    };
  }

  /** Says what is wrong with a number of arguments; empty where it is right. */
  Optional<String> argumentProblem(int count) {
    if (count >= minimum && count <= maximum && (this != CASE || count % 2 == 1)) {
      return Optional.empty();
    }
    String accepted =
        this == CASE
            ? "an odd number of arguments, at least 3"
            : minimum == maximum
                ? plural(minimum)
                : maximum == 255
                    ? "at least " + plural(minimum)
                    : minimum + " to " + plural(maximum);
    return Optional.of("'%s' takes %s, not %d".formatted(spelling, accepted, count));
  }

  private static String plural(int count) {
    return switch (count) {
      case 0 -> "no arguments";
      case 1 -> "1 argument";
      default -> count + " arguments";
    };
  }
}
