package dev.lintel.policy.comment;

import java.util.List;

/** What the comments of one text accept, and those that only seem to; each in its order. */
public record Suppressions(List<InlineSuppression> all, List<SuppressionFault> faults) {
  static final Suppressions NONE = new Suppressions(List.of(), List.of());

  public Suppressions {
    all = List.copyOf(all);
    faults = List.copyOf(faults);
  }
}
