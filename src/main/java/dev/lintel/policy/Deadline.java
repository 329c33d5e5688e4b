package dev.lintel.policy;

import java.util.Optional;

/** How long a baseline keeps a finding from counting. */
public sealed interface Deadline {
  /** The longest one in days: a century. */
  int MOST_DAYS = 36_500;

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

  /** Gives the deadline that is written so; empty where it is none. */
  static Optional<Deadline> of(String text) {
    return switch (text) {
      case "next-release" -> Optional.of(new NextRelease());
      case PolicyKeys.NEVER -> Optional.of(new Never());
      default -> {
        boolean isCount =
            !text.isEmpty()
                && text.length() <= 5
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        yield isCount && Integer.parseInt(text) <= MOST_DAYS
            ? Optional.of(new Days(Integer.parseInt(text)))
            : Optional.empty();
      }
    };
  }

  /** Gives the deadline as users write it. */
  default String id() {
    return switch (this) {
      case Days(int count) -> Integer.toString(count);
      case NextRelease _ -> "next-release";
      case Never _ -> PolicyKeys.NEVER;
    };
  }
}
