package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.rule.FindingSink;
import java.util.Optional;

/**
 * A quantity that a team sets as an option.
 *
 * @param text as it is written in lintel.yml
 */
record Bound(String text, Quantity quantity) {
  /**
   * Reads an option; empty where it is not set. Throws IllegalArgumentException where it is no
   * quantity.
   */
  static Optional<Bound> of(FindingSink sink, String option) {
    String text = sink.option(option);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Quantity quantity =
        Quantity.parse(text)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "option %s takes a quantity, as 500m or 2Gi: %s".formatted(option, text)));
    return Optional.of(new Bound(text, quantity));
  }
}
