package dev.lintel.testing;

import dev.lintel.engine.CheckRequest;
import dev.lintel.engine.Scope;
import dev.lintel.policy.Selection;
import dev.lintel.rule.Persona;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the requests of tests. */
public final class Requests {
  private Requests() {}

  /**
   * Asks for all files below a root, on two threads and without a cache.
   *
   * @param configuration the file that is read for lintel.yml, if any is
   */
  public static CheckRequest whole(
      Path root, Optional<Path> configuration, Selection selection, LocalDate today) {
    return new CheckRequest(
        root,
        List.of(root),
        new Scope.Everything(),
        configuration,
        Optional.empty(),
        selection,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        2,
        false,
        Optional.empty(),
        today);
  }

  /** Selects rules by patterns, all without one, for a persona. */
  public static Selection rules(Persona persona, String... only) {
    return new Selection(
        List.of(only),
        List.of(),
        Set.of(),
        Optional.empty(),
        Optional.of(persona),
        Optional.empty());
  }
}
