package dev.lintel.policy;

import dev.lintel.source.Position;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong in a configuration, so that the user hears all of it at once. */
final class Problems {
  private final List<Problem> all = new ArrayList<>();

  private record Problem(Position position, String line) {}

  void add(Span place, String message) {
    Position position = place.region().start();
    all.add(new Problem(position, place.source().path() + ":" + position + ": " + message));
  }

  void throwIfAny() throws InvalidPolicyException {
    if (!all.isEmpty()) {
      throw new InvalidPolicyException(
          all.stream().sorted(Comparator.comparing(Problem::position)).map(Problem::line).toList());
    }
  }
}
