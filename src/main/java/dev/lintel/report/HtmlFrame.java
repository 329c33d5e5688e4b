package dev.lintel.report;

import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.util.List;

/** A part of a source with its line numbers and one place marked; long lines are clipped. */
record HtmlFrame(Markup page) {
  private static final int WIDTH = 160;

  void write(Mark mark) throws IOException {
    page.open("pre", "class", "frame");
    int previous = 0;
    for (int line : FrameLines.around(List.of(mark))) {
      if (previous > 0 && line > previous + 1) {
        page.element("span", "⋯", "class", "gap").line();
      }
      writeLine(mark, line);
      previous = line;
    }
    page.closeLine();
  }

  private void writeLine(Mark mark, int line) throws IOException {
    SourceText source = mark.span().source();
    LineIndex lines = source.lines();
    int lineStart = lines.start(line);
    if (line < mark.firstLine() || line > mark.lastLine()) {
      writeLine("span", line, source, line, lineStart, lineStart);
      return;
    }
    int start = Math.max(mark.span().start(), lineStart);
    int end = Math.max(start, Math.min(mark.span().end(), lines.end(line)));
    page.open("span", "class", "line marked").element("b", Integer.toString(line));
    ShownLine shown = ShownLine.of(source, line, start, end, WIDTH);
    writeText(shown, shown.index(start), shown.index(end), end > start || mark.span().isEmpty());
    page.close().line();
  }

  /**
   * Writes one line of a source, with a part of it marked if that is not empty.
   *
   * @param number the line number to show; 0 for none
   * @param line the line in the source, 1-based
   */
  void writeLine(String element, int number, SourceText source, int line, int start, int end)
      throws IOException {
    ShownLine shown = ShownLine.of(source, line, start, end, WIDTH);
    page.open(element, "class", "line").element("b", number == 0 ? "" : Integer.toString(number));
    writeText(shown, shown.index(start), shown.index(end), end > start);
    page.close().line();
  }

  private void writeText(ShownLine shown, int start, int end, boolean isMarked) throws IOException {
    String text = shown.text();
    if (!isMarked) {
      page.text(text);
      return;
    }
    page.text(text.substring(0, start));
    page.element("mark", text.substring(start, end));
    page.text(text.substring(end));
  }
}
