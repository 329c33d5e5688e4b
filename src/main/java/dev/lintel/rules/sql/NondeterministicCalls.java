package dev.lintel.rules.sql;

import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.SqlNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds calls of functions that give another value each time. */
final class NondeterministicCalls {
  private static final Set<String> CLOCK =
      Set.of("current_timestamp", "now", "localtimestamp", "unix_timestamp");

  private NondeterministicCalls() {}

  /** Gives the calls whose value differs from row to row and from run to run. */
  static List<FunctionCall> in(SqlNode node) {
    return node.all(FunctionCall.class).stream().filter(FunctionCall::isRandom).toList();
  }

  /** Tells whether a call gives the moment at which the statement runs. */
  static boolean isClock(FunctionCall call) {
    return call.name().size() == 1 && call.arguments().isEmpty() && CLOCK.contains(name(call));
  }

  private static String name(FunctionCall call) {
    return call.name().getLast().value().toLowerCase(Locale.ROOT);
  }
}
