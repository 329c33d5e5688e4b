package dev.lintel.model.sql;

import java.util.OptionalInt;
import java.util.SortedSet;

/**
 * How many arguments a function takes.
 *
 * @param maximum empty where it takes any number
 * @param even whether it takes them in pairs only
 */
public record Arity(int minimum, OptionalInt maximum, boolean even) {
  /** Any number. */
  public static final Arity ANY = new Arity(0, OptionalInt.empty(), false);

  public Arity {
    if (minimum < 0 || maximum.isPresent() && maximum.getAsInt() < minimum) {
      throw new IllegalArgumentException("from %d to %s".formatted(minimum, maximum));
    }
  }

  /** Gives what was found by trying; what takes as many as were tried takes any number. */
  static Arity of(SortedSet<Integer> counts, int tried) {
    if (counts.isEmpty()) {
      return ANY;
    }
    boolean isEven = counts.size() > 1 && counts.stream().allMatch(count -> count % 2 == 0);
    OptionalInt maximum =
        counts.last() >= tried ? OptionalInt.empty() : OptionalInt.of(counts.last());
    return new Arity(counts.first(), maximum, isEven);
  }

  /**
   * Reads {@code 2}, {@code 1..3}, {@code 1..} or {@code 0.. even}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static Arity read(String text) {
    boolean isEven = text.endsWith(" even");
    String range = isEven ? text.substring(0, text.length() - " even".length()) : text;
    int dots = range.indexOf("..");
    int minimum = Integer.parseInt(dots < 0 ? range : range.substring(0, dots));
    if (dots < 0) {
      return new Arity(minimum, OptionalInt.of(minimum), isEven);
    }
    String maximum = range.substring(dots + 2);
    return new Arity(
        minimum,
        maximum.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(maximum)),
        isEven);
  }

  /** Tells whether a call may have so many arguments. */
  public boolean allows(int count) {
    return count >= minimum
        && (maximum.isEmpty() || count <= maximum.getAsInt())
        && !(even && count % 2 != 0);
  }

  @Override
  public String toString() {
    String range =
        maximum.isEmpty()
            ? minimum + ".."
            : maximum.getAsInt() == minimum ? "" + minimum : minimum + ".." + maximum.getAsInt();
    return range + (even ? " even" : "");
  }
}
