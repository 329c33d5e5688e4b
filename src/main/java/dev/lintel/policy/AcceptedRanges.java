package dev.lintel.policy;

import dev.lintel.source.Sorted;
import dev.lintel.source.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is accepted where in one text: finds it in logarithmic time, however many ranges there are.
 *
 * @param <T> what accepts, with a range
 */
final class AcceptedRanges<T> {
  private final List<T> sorted;
  private final Function<T, Span> range;

  /** For each range the one among it and those before it that reaches furthest. */
  private final int[] furthest;

  AcceptedRanges(List<T> accepting, Function<T, Span> range) {
    this.sorted =
        accepting.stream()
            .sorted((a, b) -> Integer.compare(range.apply(a).start(), range.apply(b).start()))
            .toList();
    this.range = range;
    this.furthest = new int[sorted.size()];
    for (int i = 0; i < furthest.length; i++) {
      boolean isFurther = i == 0 || end(i) > end(furthest[i - 1]);
      furthest[i] = isFurther ? i : furthest[i - 1];
    }
  }

  private int end(int index) {
    return range.apply(sorted.get(index)).end();
  }

  /**
   * Gives what accepts a place that starts at an offset; of several the one that reaches furthest.
   */
  Optional<T> at(int offset) {
    int before = Sorted.countUpTo(sorted, a -> range.apply(a).start(), offset);
    return before > 0 && end(furthest[before - 1]) >= offset
        ? Optional.of(sorted.get(furthest[before - 1]))
        : Optional.empty();
  }

  /**
   * Tells whether one of some places lies in a range.
   *
   * @param starts where the places start, ascending
   */
  static boolean holdsAny(Span range, int[] starts) {
    int found = Arrays.binarySearch(starts, range.start());
    int first = found >= 0 ? found : -found - 1;
    return first < starts.length && starts[first] <= range.end();
  }
}
