package dev.lintel.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The differences of two texts by lines, in hunks with three lines around them. A line ends at LF
 * alone, as {@code patch} and {@code git apply} have it.
 *
 * <p>Fixes change little in many places, so the lines are compared side by side, and where they
 * differ the nearest lines that agree again are looked for a few lines ahead. The result is always
 * a right one and takes linear time; it need not be the shortest.
 */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** How many lines of both texts together are looked through for lines that agree again. */
  private static final int LOOKAHEAD = 64;

  private final List<String> before;
  private final List<String> after;
  private final int[] beforeIds;
  private final int[] afterIds;
  private final List<Line> lines = new ArrayList<>();

  /**
   * A line of the result.
   *
   * @param before index of the line in the old text; that of the next one for a new line
   * @param after index of the line in the new text; that of the next one for an old line
   */
  record Line(Kind kind, int before, int after) {}

  /** Where a line stands. */
  enum Kind {
    BOTH(' '),
    OLD('-'),
    NEW('+');

    private final char sign;

    Kind(char sign) {
      this.sign = sign;
    }

    char sign() {
      return sign;
    }
  }

  /** Lines that belong together; there is at least one. */
  record Hunk(List<Line> lines) {
    String header() {
      return "@@ -%s +%s @@"
          .formatted(
              extent(lines.getFirst().before(), count(Kind.NEW)),
              extent(lines.getFirst().after(), count(Kind.OLD)));
    }

    private int count(Kind other) {
      return (int) lines.stream().filter(line -> line.kind() != other).count();
    }

    /** A hunk without lines of one text names the line before it. */
    private static String extent(int start, int count) {
      return (count == 0 ? start : start + 1) + "," + count;
    }
  }

  private UnifiedDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
    Map<String, Integer> ids = new HashMap<>();
    this.beforeIds = ids(before, ids);
    this.afterIds = ids(after, ids);
  }

  private static int[] ids(List<String> lines, Map<String, Integer> ids) {
    return lines.stream().mapToInt(line -> ids.computeIfAbsent(line, l -> ids.size())).toArray();
  }

  /** Gives the lines of a text, each with its line break. */
  static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  /** Gives the hunks that lead from one text to another, each given by its lines. */
  static List<Hunk> of(List<String> before, List<String> after) {
    return new UnifiedDiff(before, after).hunks();
  }

  private List<Hunk> hunks() {
    compare();
    List<Hunk> hunks = new ArrayList<>();
    int from = -1;
    int lastChange = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).kind() == Kind.BOTH) {
        continue;
      }
      if (from >= 0 && i - lastChange > 2 * CONTEXT + 1) {
        hunks.add(hunk(from, lastChange));
        from = -1;
      }
      from = from < 0 ? Math.max(0, i - CONTEXT) : from;
      lastChange = i;
    }
    if (from >= 0) {
      hunks.add(hunk(from, lastChange));
    }
    return hunks;
  }

  private Hunk hunk(int from, int lastChange) {
    return new Hunk(
        List.copyOf(lines.subList(from, Math.min(lines.size(), lastChange + CONTEXT + 1))));
  }

  private void compare() {
    int suffix = suffix();
    int oldEnd = before.size() - suffix;
    int newEnd = after.size() - suffix;
    int i = 0;
    int j = 0;
    while (i < oldEnd || j < newEnd) {
      if (i < oldEnd && j < newEnd && beforeIds[i] == afterIds[j]) {
        lines.add(new Line(Kind.BOTH, i++, j++));
        continue;
      }
      int oldStop = i;
      int newStop = j;
      do {
        int[] next = agreement(oldStop, oldEnd, newStop, newEnd);
        oldStop = next[0];
        newStop = next[1];
      } while (oldStop < oldEnd && newStop < newEnd && beforeIds[oldStop] != afterIds[newStop]);
      if (oldStop == oldEnd || newStop == newEnd) {
        oldStop = oldEnd;
        newStop = newEnd;
      }
      while (i < oldStop) {
        lines.add(new Line(Kind.OLD, i++, j));
      }
      while (j < newStop) {
        lines.add(new Line(Kind.NEW, i, j++));
      }
    }
    for (; i < before.size(); i++, j++) {
      lines.add(new Line(Kind.BOTH, i, j));
    }
  }

  private int suffix() {
    int most = Math.min(beforeIds.length, afterIds.length);
    int count = 0;
    while (count < most
        && beforeIds[beforeIds.length - 1 - count] == afterIds[afterIds.length - 1 - count]) {
      count++;
    }
    return count;
  }

  /** Gives the nearest two lines that agree; where none is near, the next of both. */
  private int[] agreement(int i, int oldEnd, int j, int newEnd) {
    for (int sum = 1; sum <= LOOKAHEAD; sum++) {
      for (int skew = sum % 2; skew <= sum; skew += 2) {
        int less = (sum - skew) / 2;
        int more = (sum + skew) / 2;
        if (agree(i + less, oldEnd, j + more, newEnd)) {
          return new int[] {i + less, j + more};
        }
        if (agree(i + more, oldEnd, j + less, newEnd)) {
          return new int[] {i + more, j + less};
        }
      }
    }
    return new int[] {Math.min(i + 1, oldEnd), Math.min(j + 1, newEnd)};
  }

  private boolean agree(int i, int oldEnd, int j, int newEnd) {
    return i < oldEnd && j < newEnd && beforeIds[i] == afterIds[j];
  }
}
