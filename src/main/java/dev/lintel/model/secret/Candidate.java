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
   * form of one issuer says most, then the place in a Secret, then what a password stands in, then
   * its name.
   */
  int rank() {
    return switch (detector.form()) {
      case KUBERNETES_SECRET -> 1;
      case PASSWORD -> 3;
      case RANDOM_VALUE -> 4;
      case TOKEN, ASSIGNED ->
          switch (detector.check()) {
            case PASSWORD -> 2;
            case NONE, CRC32, JWT, PEM, RANDOM, CREDENTIALS -> 0;
          };
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
