package dev.lintel.model.gitops;

import dev.lintel.model.promotion.Stage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the stage that several names speak of. */
final class StageOf {
  private StageOf() {}

  /** Gives the stage that the names and segments of paths agree on; empty where they do not. */
  static Optional<Stage> all(Stream<String> names) {
    Set<Stage> found = EnumSet.noneOf(Stage.class);
    names
        .flatMap(name -> Arrays.stream(name.split("/")))
        .flatMap(segment -> Stage.of(segment).stream())
        .forEach(found::add);
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }
}
