package dev.lintel.model.secret;

import dev.lintel.source.Span;

/**
 * A place where a detector saw its secret.
 *
 * @param span the secret itself, in the text that was searched
 * @param place where a person finds it
 * @param isCertain false where a checksum fails
 */
record Candidate(Detector detector, Span span, Span place, boolean isCertain)
    implements Comparable<Candidate> {
  Candidate(Detector detector, Span span, boolean isCertain) {
    this(detector, span, span.resolved(), isCertain);
  }

  /**
   * Orders what several detectors say of one value: the smaller the rank, the more it knows. The
   * form of one issuer says most, then what a password stands in, then the place in a Secret, then
   * the name of a password, then any name.
   */
  int rank() {
    return switch (detector.form()) {
      case TOKEN, ASSIGNED -> detector.check() == Check.PASSWORD ? 1 : 0;
      case KUBERNETES_SECRET -> 2;
      case PASSWORD -> 3;
      case RANDOM_VALUE -> 4;
    };
  }

  /** Orders by what is known, then by place; of two on one place the earlier row wins. */
  @Override
  public int compareTo(Candidate other) {
    if (rank() != other.rank()) {
      return Integer.compare(rank(), other.rank());
    }
    return place.start() != other.place.start()
        ? Integer.compare(place.start(), other.place.start())
        : Integer.compare(detector.row(), other.detector.row());
  }

  Secret secret() {
    return new Secret(detector.id(), detector.title(), span, isCertain);
  }
}
