package dev.lintel.source;

import java.util.Arrays;

/** Turns offsets into lines and columns and back. A line ends at LF, CR LF or CR. Immutable. */
public final class LineIndex {
  private static final int NOWHERE = Integer.MAX_VALUE;

  private final String content;
  private final int[] starts;

  LineIndex(String content) {
    this(content, lineStarts(content));
  }

  private LineIndex(String content, int[] starts) {
    this.content = content;
    this.starts = starts;
  }

  /** Gives the same lines without what is in them: only where they start is known. */
  LineIndex withoutContent() {
    return new LineIndex("", starts);
  }

  private static int[] lineStarts(String content) {
    int[] starts = new int[16];
    int count = 1;
    int feed = indexOf('\n', content, 0);
    int carriage = indexOf('\r', content, 0);
    while (feed != NOWHERE || carriage != NOWHERE) {
      int end = carriage == feed - 1 ? feed : Math.min(feed, carriage);
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = end + 1;
      if (feed <= end) {
        feed = indexOf('\n', content, end + 1);
      }
      if (carriage <= end) {
        carriage = indexOf('\r', content, end + 1);
      }
    }
    return Arrays.copyOf(starts, count);
  }

  private static int indexOf(char c, String content, int from) {
    int found = content.indexOf(c, from);
    return found < 0 ? NOWHERE : found;
  }

  /** Gives the number of lines; a text that ends with a line break has an empty last line. */
  public int count() {
    return starts.length;
  }

  /** Gives line and column of an offset from 0 to the text's length. */
  public Position position(int offset) {
    int line = lineAt(offset);
    return new Position(line, offset - starts[line - 1] + 1);
  }

  /** Gives the 1-based line that holds the offset. */
  public int lineAt(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Gives the offset of a line's first unit; lines count from 1. */
  public int start(int line) {
    return starts[line - 1];
  }

  /**
   * Gives the offset behind a line's last unit, its line break not included; lines count from 1.
   */
  public int end(int line) {
    int end = line < starts.length ? starts[line] : content.length();
    while (end > starts[line - 1] && isBreak(content.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** Gives a line without its line break; lines count from 1. */
  public String text(int line) {
    return content.substring(start(line), end(line));
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
