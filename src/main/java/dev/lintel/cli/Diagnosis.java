package dev.lintel.cli;

/**
 * What {@code lintel doctor} found of one thing.
 *
 * @param subject one word
 * @param text what is so and, unless all is well, what to do about it
 */
record Diagnosis(Verdict verdict, String subject, String text) {
  /** How bad it is. */
  enum Verdict {
    OK,
    /** Lintel works, with less than it could have or slower. */
    WARN,
    /** The installation is damaged. */
    FAIL
  }

  static Diagnosis ok(String subject, String text) {
    return new Diagnosis(Verdict.OK, subject, text);
  }

  static Diagnosis warn(String subject, String text) {
    return new Diagnosis(Verdict.WARN, subject, text);
  }

  static Diagnosis fail(String subject, String text) {
    return new Diagnosis(Verdict.FAIL, subject, text);
  }
}
