package dev.lintel.model.sql.validation;

import dev.lintel.source.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class Suggestion {
  private Suggestion() {}

  /** Gives the nearest of some names; of equals the first by text. */
  static Optional<String> of(String written, Collection<String> known) {
    String lower = written.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, written.length() / 3);
    String best = null;
    int bestDistance = limit + 1;
    for (String candidate : known.stream().distinct().sorted(Comparator.naturalOrder()).toList()) {
      if (Math.abs(candidate.length() - written.length()) >= bestDistance) {
        continue;
      }
      int distance = Spelling.distance(lower, candidate.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        bestDistance = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  static Optional<String> ofRelation(String written, Names names) {
    List<String> known =
        names
            .all()
            .filter(column -> !column.qualifier().isEmpty())
            .map(column -> String.join(".", column.qualifier()))
            .toList();
    return of(written, known);
  }
}
