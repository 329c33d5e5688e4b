package dev.lintel.source;

import java.util.List;
import java.util.function.ToIntFunction;

/** Looks up offsets in lists that are in the order of the text. */
public final class Sorted {
  private Sorted() {}

  /**
   * Gives how many elements have an offset of at most a limit, in logarithmic time.
   *
   * @param sorted by their offsets, ascending
   */
  public static <T> int countUpTo(List<T> sorted, ToIntFunction<T> offset, int limit) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (offset.applyAsInt(sorted.get(middle)) <= limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
