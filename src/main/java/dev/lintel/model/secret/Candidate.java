package dev.lintel.model.secret;

import dev.lintel.source.Span;

/**
 * A place where a detector saw its secret.
 *
 * @param span the secret itself, in the text that was searched
 * @param place where a person finds it
 * @param isCertain false where a checksum fails
 */
record Candidate(Detector detector, Span span, Span place, boolean isCertain) {
  Candidate(Detector detector, Span span, boolean isCertain) {
    this(detector, span, span.resolved(), isCertain);
  }

  /** Orders what several detectors say of one value: the smaller the rank, the more it knows. */
  int rank() {
    return switch (detector.form()) {
      case TOKEN -> 0;
      case ASSIGNED -> detector.isGeneric() ? 2 : 0;
      case PASSWORD, KUBERNETES_SECRET -> 1;
    };
  }

  Secret secret() {
    return new Secret(detector.id(), detector.title(), span, isCertain);
  }
}
