package dev.lintel.source;

import java.util.Optional;

/**
 * A tag that names a release, as {@code v1.2.3} or {@code 1.2.3}: three numbers and nothing behind
 * them, so that a candidate such as {@code v1.2.3-rc.1} is none. Ordered by the numbers.
 *
 * @param name as written
 */
public record ReleaseTag(String name, int major, int minor, int patch)
    implements Comparable<ReleaseTag> {
  private static final int MOST_DIGITS = 9;

  /** Reads a tag; empty where it names no release. */
  public static Optional<ReleaseTag> of(String name) {
    int[] numbers = new int[3];
    int at = name.startsWith("v") ? 1 : 0;
    for (int i = 0; i < numbers.length; i++) {
      int start = at;
      while (at < name.length() && name.charAt(at) >= '0' && name.charAt(at) <= '9') {
        at++;
      }
      boolean isLast = i == numbers.length - 1;
      boolean endsWell = isLast ? at == name.length() : name.startsWith(".", at);
      if (at == start || at - start > MOST_DIGITS || !endsWell) {
        return Optional.empty();
      }
      numbers[i] = Integer.parseInt(name.substring(start, at));
      at++;
    }
    return Optional.of(new ReleaseTag(name, numbers[0], numbers[1], numbers[2]));
  }

  @Override
  public int compareTo(ReleaseTag other) {
    int order = Integer.compare(major, other.major);
    if (order == 0) {
      order = Integer.compare(minor, other.minor);
    }
    if (order == 0) {
      order = Integer.compare(patch, other.patch);
    }
    return order == 0 ? name.compareTo(other.name) : order;
  }

  /** Tells whether this is a later release; {@code v1.2.3} and {@code 1.2.3} are one. */
  public boolean isAfter(ReleaseTag other) {
    return compareTo(new ReleaseTag(name, other.major, other.minor, other.patch)) > 0;
  }

  @Override
  public String toString() {
    return name;
  }
}
