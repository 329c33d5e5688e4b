package dev.lintel.policy;

import dev.lintel.source.Position;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Collects what is wrong in a configuration, so that the user hears all of it at once; of a file
 * that is wrong all over only the first hundred problems.
 */
final class Problems {
  private static final int MOST = 100;
  private static final int LONGEST_QUOTE = 80;

  private final Map<String, List<Problem>> byFile = new LinkedHashMap<>();
  private int count;

  private record Problem(Position position, String line) {}

  void add(Span place, String message) {
    add(place, () -> message);
  }

  /** Adds a problem whose message costs time to find, as a suggestion does. */
  void add(Span place, Supplier<String> message) {
    if (++count <= MOST) {
      Position position = place.region().start();
      String path = place.source().path();
      byFile
          .computeIfAbsent(path, p -> new ArrayList<>())
          .add(new Problem(position, path + ":" + position + ": " + message.get()));
    }
  }

  /** Gives a user's word in quotes, cut where it is too long to read. */
  static String quoted(String word) {
    String shown = word.length() <= LONGEST_QUOTE ? word : word.substring(0, LONGEST_QUOTE) + "...";
    return "'" + shown + "'";
  }

  boolean isEmpty() {
    return count == 0;
  }

  void throwIfAny() throws InvalidPolicyException {
    if (isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    for (List<Problem> problems : byFile.values()) {
      problems.stream()
          .sorted(Comparator.comparing(Problem::position))
          .forEach(problem -> lines.add(problem.line()));
    }
    if (count > MOST) {
      lines.add(count - MOST + " more problems are not shown");
    }
    throw new InvalidPolicyException(lines);
  }
}
