package dev.lintel.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which lines of a text are not in what it was before, as a reviewer sees them: those that
 * were added or changed, and where lines are only gone, the line that follows them (at the end the
 * last one). How lines end does not matter, because a checkout may convert that.
 *
 * <p>Steps: number the lines, so that equal ones have equal numbers; leave out what both texts
 * start and end with; find the shortest way of deletions and insertions through the rest (Myers, An
 * O(ND) Difference Algorithm, Algorithmica 1, 1986). Where the way is longer than the limit, all of
 * the rest counts: too much is reported then, not too little.
 */
public final class LineDiff {
  /** Deletions and insertions that are followed; the memory for them grows with the square. */
  static final int MAX_EDITS = 2_000;

  private final int[] before;
  private final int[] after;
  private final BitSet changed = new BitSet();

  private LineDiff(int[] before, int[] after) {
    this.before = before;
    this.after = after;
  }

  /** Gives the changed lines of a text by their numbers, which count from 1. */
  public static BitSet changed(String before, String after) {
    Map<String, Integer> numbers = new HashMap<>();
    LineDiff diff = new LineDiff(lines(before, numbers), lines(after, numbers));
    diff.compare();
    return diff.changed;
  }

  /** Numbers the lines; the empty one behind the last line break is none. */
  private static int[] lines(String text, Map<String, Integer> numbers) {
    LineIndex index = new LineIndex(text);
    boolean endsWithBreak = index.start(index.count()) == text.length();
    int[] lines = new int[endsWithBreak ? index.count() - 1 : index.count()];
    for (int i = 0; i < lines.length; i++) {
      String line = index.text(i + 1);
      Integer known = numbers.putIfAbsent(line, numbers.size());
      lines[i] = known == null ? numbers.size() - 1 : known;
    }
    return lines;
  }

  private void compare() {
    int start = 0;
    while (start < Math.min(before.length, after.length) && before[start] == after[start]) {
      start++;
    }
    int beforeEnd = before.length;
    int afterEnd = after.length;
    while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] == after[afterEnd - 1]) {
      beforeEnd--;
      afterEnd--;
    }
    if (beforeEnd == start && afterEnd == start) {
      return;
    }
    if (beforeEnd == start) {
      added(start, afterEnd);
    } else if (afterEnd == start) {
      removedBefore(start);
    } else if (!followed(start, beforeEnd, afterEnd)) {
      added(start, afterEnd);
    }
  }

  /** Marks lines by their 0-based offsets, the end not included. */
  private void added(int from, int to) {
    changed.set(from + 1, to + 1);
  }

  private void removedBefore(int line) {
    if (after.length > 0) {
      changed.set(Math.min(line, after.length - 1) + 1);
    }
  }

  /** Finds the shortest way and marks what it inserts; false where it is longer than the limit. */
  private boolean followed(int start, int beforeEnd, int afterEnd) {
    int rows = beforeEnd - start;
    int columns = afterEnd - start;
    int limit = Math.min(MAX_EDITS, rows + columns);
    // The furthest row reached on each diagonal (row minus column), for every number of edits.
    List<int[]> reached = new ArrayList<>();
    int[] furthest = new int[2 * limit + 3];
    int zero = limit + 1;
    for (int edits = 0; edits <= limit; edits++) {
      for (int k = -edits; k <= edits; k += 2) {
        boolean isInsertion =
            k == -edits || k != edits && furthest[zero + k - 1] < furthest[zero + k + 1];
        int row = isInsertion ? furthest[zero + k + 1] : furthest[zero + k - 1] + 1;
        int column = row - k;
        while (row < rows && column < columns && before[start + row] == after[start + column]) {
          row++;
          column++;
        }
        furthest[zero + k] = row;
        if (row >= rows && column >= columns) {
          goBack(reached, edits, start, rows, columns);
          return true;
        }
      }
      reached.add(Arrays.copyOfRange(furthest, zero - edits, zero + edits + 1));
    }
    return false;
  }

  /** Walks the way from its end to its start and marks each run of edits. */
  private void goBack(List<int[]> reached, int edits, int start, int rows, int columns) {
    BitSet inserted = new BitSet();
    BitSet deletedAt = new BitSet();
    int row = rows;
    int column = columns;
    for (int e = edits; e > 0; e--) {
      int[] previous = reached.get(e - 1);
      int k = row - column;
      boolean isInsertion =
          k == -e || k != e && at(previous, e - 1, k - 1) < at(previous, e - 1, k + 1);
      row = at(previous, e - 1, isInsertion ? k + 1 : k - 1);
      column = row - (isInsertion ? k + 1 : k - 1);
      if (isInsertion) {
        inserted.set(start + column);
      } else {
        deletedAt.set(start + column);
      }
    }
    inserted.stream().forEach(line -> added(line, line + 1));
    deletedAt.stream()
        .filter(line -> !inserted.get(line) && (line == 0 || !inserted.get(line - 1)))
        .forEach(this::removedBefore);
  }

  private static int at(int[] reached, int edits, int k) {
    return k < -edits || k > edits ? -1 : reached[k + edits];
  }
}
