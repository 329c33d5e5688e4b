package dev.lintel.policy;

/** How long a baseline keeps a finding from counting. */
public sealed interface Deadline {
  /**
   * So many days from the day on which it was first seen.
   *
   * @param count 0 for not at all
   */
  record Days(int count) implements Deadline {}

  /** Until a release is made that is later than the last one before the finding was seen. */
  record NextRelease() implements Deadline {}

  /** For good. */
  record Never() implements Deadline {}
}
