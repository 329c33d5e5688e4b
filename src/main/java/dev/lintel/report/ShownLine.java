package dev.lintel.report;

import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A source line as it stands in a frame: tabs expanded, control characters visible, clipped to the
 * width around the part that matters.
 *
 * @param text what to print; {@code …} stands where it was clipped
 * @param from offset of the first unit that is shown
 * @param columns 0-based display column of each shown unit, and of the place behind the last
 * @param indices 0-based index in {@code text} of each shown unit, and of the place behind the last
 */
record ShownLine(String text, int from, List<Integer> columns, List<Integer> indices) {
  private static final int TAB_WIDTH = 4;
  private static final String CLIPPED = "…";

  /** Shows a line so that the part between two offsets can be seen. */
  static ShownLine of(SourceText source, int line, int partStart, int partEnd, int width) {
    LineIndex lines = source.lines();
    Printer measure = new Printer(source.content(), lines.start(line), width);
    measure.printTo(partEnd);
    int from =
        measure.offset >= partEnd
            ? lines.start(line)
            : startNear(source.content(), lines.start(line), partStart, partEnd, width);
    return print(source.content(), lines.start(line), from, lines.end(line), width);
  }

  /** Finds a start that puts the part in the middle, or its head in sight where it is too wide. */
  private static int startNear(String content, int lineStart, int start, int end, int width) {
    Printer part = new Printer(content, start, width);
    part.printTo(end);
    int room = Math.max(width / 8, (width - part.column) / 2);
    int from = start;
    while (from > lineStart && room > 0) {
      int codePoint = content.codePointBefore(from);
      room -= codePoint == '\t' ? TAB_WIDTH : DisplayWidth.of(VisibleText.of(codePoint));
      from -= Character.charCount(codePoint);
    }
    return from;
  }

  private static ShownLine print(String content, int lineStart, int from, int end, int width) {
    String head = from > lineStart ? CLIPPED : "";
    Printer whole = new Printer(content, from, width - head.length());
    whole.printTo(end);
    if (whole.offset >= end) {
      return whole.line(head, "");
    }
    Printer clipped = new Printer(content, from, width - head.length() - CLIPPED.length());
    clipped.printTo(end);
    return clipped.line(head, CLIPPED);
  }

  /** Gives the column of an offset; one that is clipped away has the column of the clip. */
  int column(int offset) {
    return columns.get(Math.clamp(offset - from, 0, columns.size() - 1));
  }

  /** Gives the index in the text of an offset; one that is clipped away has that of the clip. */
  int index(int offset) {
    return indices.get(Math.clamp(offset - from, 0, indices.size() - 1));
  }

  /** Prints code points until the width is used up. */
  private static final class Printer {
    private final String content;
    private final int from;
    private final int width;
    private final StringBuilder text = new StringBuilder();
    private final IntStream.Builder columns = IntStream.builder();
    private final IntStream.Builder indices = IntStream.builder();
    private int offset;
    private int column;

    Printer(String content, int from, int width) {
      this.content = content;
      this.from = from;
      this.width = width;
      this.offset = from;
    }

    void printTo(int end) {
      while (offset < end) {
        int codePoint = content.codePointAt(offset);
        String piece =
            codePoint == '\t'
                ? " ".repeat(TAB_WIDTH - column % TAB_WIDTH)
                : VisibleText.of(codePoint);
        int pieceWidth = DisplayWidth.of(piece);
        if (column + pieceWidth > width) {
          return;
        }
        for (int i = 0; i < Character.charCount(codePoint); i++) {
          columns.add(column);
          indices.add(text.length());
        }
        text.append(piece);
        column += pieceWidth;
        offset += Character.charCount(codePoint);
      }
    }

    ShownLine line(String head, String tail) {
      columns.add(column);
      indices.add(text.length());
      return new ShownLine(
          head + text + tail, from, shifted(columns, head), shifted(indices, head));
    }

    private static List<Integer> shifted(IntStream.Builder places, String head) {
      return places.build().map(p -> p + head.length()).boxed().toList();
    }
  }
}
