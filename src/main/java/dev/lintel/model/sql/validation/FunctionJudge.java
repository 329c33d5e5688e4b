package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.Arity;
import dev.lintel.model.sql.SparkFunction;
import dev.lintel.model.sql.SparkFunctions;
import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Star;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides what is wrong with a call, by the table of builtin functions alone. */
public final class FunctionJudge {
  /** In a shorter name one letter makes a difference that is meant. */
  private static final int SHORTEST = 5;

  private FunctionJudge() {}

  static void judge(FunctionCall call, Span whole, Resolution resolution) {
    Optional<String> meant = meant(call);
    if (meant.isPresent() || resolution.session().world() == Session.World.CLOSED) {
      resolution.report(Kind.UNKNOWN_FUNCTION, whole, unknown(call), meant);
    }
  }

  private static String unknown(FunctionCall call) {
    return "there is no function '%s'".formatted(call.name().getLast().value());
  }

  /**
   * Gives the builtin function that was probably meant by one that is not builtin. Functions are
   * registered in many places that no file shows, so only a slip of the pen is told: one letter.
   */
  public static Optional<String> meant(FunctionCall call) {
    String name = call.name().getLast().value();
    if (call.name().size() > 1 || name.length() < SHORTEST || SparkFunctions.isBuiltin(name)) {
      return Optional.empty();
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return SparkFunctions.names().stream()
        .filter(known -> Math.abs(known.length() - lower.length()) <= 1)
        .filter(known -> known.length() >= SHORTEST && Spelling.isOneApart(lower, known))
        .filter(known -> digits(known).equals(digits(lower)))
        .findFirst();
  }

  /** Gives what is wrong with a call that stands for a value: Spark's function makes a table. */
  public static Optional<String> misplaced(FunctionCall call) {
    String name = call.name().getLast().value();
    return call.name().size() > 1
        ? Optional.empty()
        : SparkFunctions.find(name)
            .filter(function -> function.origin() == SparkFunction.Origin.SPARK)
            .filter(function -> function.kind() == SparkFunction.Kind.TABLE)
            .map(function ->
                "'%s' makes a table, so it is called in FROM and not for a value".formatted(name));
  }

  private static String digits(String name) {
    return name.replaceAll("\\D", "");
  }

  /** Gives what is wrong with the number of arguments of a call of a builtin function. */
  public static Optional<String> count(FunctionCall call) {
    return call.name().size() > 1
        ? Optional.empty()
        : SparkFunctions.find(call.name().getFirst().value())
            .flatMap(function -> count(call, function));
  }

  static Optional<String> count(FunctionCall call, SparkFunction function) {
    return function.origin() == SparkFunction.Origin.SPARK && !isPosition(call)
        ? count(call, function.arity())
        : Optional.empty();
  }

  /** {@code position(a IN b)} */
  private static boolean isPosition(FunctionCall call) {
    return call.calls("position") && call.arguments().size() == 1;
  }

  static Optional<String> count(FunctionCall call, Arity arity) {
    List<Expression> arguments = call.arguments();
    boolean isWritten =
        call.separators().isEmpty() && arguments.stream().noneMatch(Star.class::isInstance);
    return isWritten && !arity.allows(arguments.size())
        ? Optional.of(
            "%s takes %s, here are %d"
                .formatted(call.name().getLast().value(), words(arity), arguments.size()))
        : Optional.empty();
  }

  private static String words(Arity arity) {
    OptionalInt most = arity.maximum();
    int least = arity.minimum();
    if (most.isEmpty()) {
      return "at least " + Counts.arguments(least);
    }
    return most.getAsInt() == least
        ? least == 0 ? "no arguments" : Counts.arguments(least)
        : "%d to %s".formatted(least, Counts.arguments(most.getAsInt()));
  }
}
