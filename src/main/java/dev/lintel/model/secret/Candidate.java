package dev.lintel.model.secret;

import dev.lintel.source.Span;

/**
 * A place where a detector saw its secret.
 *
 * @param span the secret itself, in the text that was searched
 * @param isCertain false where a checksum fails
 */
record Candidate(Detector detector, Span span, boolean isCertain) {
  /** Orders what several detectors say of one value: the smaller the rank, the more it knows. */
  int rank() {
    if (detector.isGeneric()) {
      return 2;
    }
    return detector.form() == Detector.Form.STRUCTURAL ? 1 : 0;
  }
}
