package dev.lintel.rules.sql.query;

import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.SqlNode;
import java.util.Locale;
import java.util.Set;

/** Knows the functions that give another value on each call. */
final class Randomness {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "rand",
          "random",
          "randn",
          "randstr",
          "uniform",
          "uuid",
          "shuffle",
          "monotonically_increasing_id");

  private Randomness() {}

  static boolean isRandom(FunctionCall call) {
    return call.name().size() == 1
        && FUNCTIONS.contains(call.name().getFirst().value().toLowerCase(Locale.ROOT));
  }

  /** Tells whether such a function is called anywhere in a piece. */
  static boolean isIn(SqlNode node) {
    return Scopes.all(node, FunctionCall.class).stream().anyMatch(Randomness::isRandom);
  }
}
