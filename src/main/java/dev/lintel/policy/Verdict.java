package dev.lintel.policy;

import java.util.Locale;
import java.util.Optional;

/** What a person said of a finding that a baseline knows. */
public enum Verdict {
  /** It is right. */
  TRUE,
  /** It is right, but of material that is made for tests. */
  TEST,
  /** It is wrong: it never falls due. */
  FALSE;

  /** Gives the name that stands in the file. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Verdict> of(String id) {
    for (Verdict verdict : values()) {
      if (verdict.id().equals(id)) {
        return Optional.of(verdict);
      }
    }
    return Optional.empty();
  }
}
