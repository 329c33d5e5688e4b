package dev.lintel.rules.kubernetes.reference;

import dev.lintel.source.Spelling;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/** Ends messages with what there is instead. */
final class Alternatives {
  private static final int MOST_LISTED = 8;

  /** A shorter name is near to any other. */
  private static final int SHORTEST_GUESSED = 3;

  private Alternatives() {}

  /** Gives the nearest name, else all of them where they are few. */
  static String hint(String name, Collection<String> known, String title) {
    Optional<String> nearest =
        name.length() < SHORTEST_GUESSED ? Optional.empty() : Spelling.nearest(name, known);
    if (nearest.isPresent()) {
      return "; did you mean '%s'?".formatted(nearest.get());
    }
    return all(known, title);
  }

  /** Gives all of them where they are few. */
  static String all(Collection<String> known, String title) {
    return known.isEmpty() || known.size() > MOST_LISTED
        ? ""
        : "; %s are %s".formatted(title, String.join(", ", new TreeSet<>(known)));
  }
}
