package dev.lintel.report;

import dev.lintel.source.LineIndex;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Chooses the lines of a source that a frame shows: the marked ones, and a few around them. */
final class FrameLines {
  /** Lines shown before and after a marked one, so that it can be recognized. */
  private static final int CONTEXT = 1;

  /** Lines shown of a long mark, at its head and at its end. */
  private static final int HEAD = 3;

  private static final int TAIL = 2;

  private final LineIndex lines;
  private final SortedSet<Integer> shown = new TreeSet<>();

  private FrameLines(LineIndex lines) {
    this.lines = lines;
  }

  /**
   * Gives the numbers of the lines, 1-based.
   *
   * @param marks at least one, all in one source
   */
  static SortedSet<Integer> around(List<Mark> marks) {
    FrameLines frame = new FrameLines(marks.getFirst().span().source().lines());
    marks.forEach(frame::add);
    frame.closeSmallGaps();
    return frame.shown;
  }

  private void add(Mark mark) {
    int first = mark.firstLine();
    int last = mark.lastLine();
    addContext(first - CONTEXT, first - 1);
    addAll(first, Math.min(last, first + HEAD - 1));
    addAll(Math.max(first, last - TAIL + 1), last);
    addContext(last + 1, last + CONTEXT);
  }

  private void addAll(int first, int last) {
    for (int line = first; line <= last; line++) {
      shown.add(line);
    }
  }

  private void addContext(int first, int last) {
    for (int line = Math.max(1, first); line <= Math.min(last, lines.count()); line++) {
      if (!lines.text(line).isBlank()) {
        shown.add(line);
      }
    }
  }

  /** A line takes no more room than the dots that would stand for it. */
  private void closeSmallGaps() {
    for (int line : List.copyOf(shown)) {
      if (shown.contains(line + 2)) {
        shown.add(line + 1);
      }
    }
  }
}
