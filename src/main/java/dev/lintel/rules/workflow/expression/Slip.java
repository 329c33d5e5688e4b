package dev.lintel.rules.workflow.expression;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/** A name that is nearly another one. */
final class Slip {
  private Slip() {}

  /**
   * Gives the fix that writes the name that is meant; unsafe, since an empty value becomes another.
   */
  static Optional<Fix> fix(Span place, Optional<String> meant) {
    return meant.flatMap(name -> place.exact().map(exact -> fix(exact, name)));
  }

  private static Fix fix(Span place, String name) {
    return new Fix("Write '%s'".formatted(name), false, List.of(new Edit(place, name)));
  }
}
