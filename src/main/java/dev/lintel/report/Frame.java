package dev.lintel.report;

import dev.lintel.report.MarkRow.Stretch;
import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a source with its line numbers and with marks under what is spoken of. The steps:
 * choose the lines to show, clip each around its marks, print it, print the rows of its marks.
 *
 * @param marks at least one, all in one source; at most the first is over several lines
 * @param gutter number of digits of the longest line number
 */
record Frame(List<Mark> marks, int gutter, ReportSettings settings) {
  /** Columns in front of the text that the bracket of a mark over several lines takes. */
  private static final int MARGIN = 2;

  /** A terminal narrower than this gets lines that it must wrap. */
  private static final int MINIMUM_TEXT_WIDTH = 20;

  private SourceText source() {
    return marks.getFirst().span().source();
  }

  private LineIndex lines() {
    return source().lines();
  }

  private Optional<Mark> bracket() {
    return Optional.of(marks.getFirst()).filter(Mark::isOverSeveralLines);
  }

  void write(Writer out) throws IOException {
    writeRow(out, "", "", "");
    int previous = 0;
    for (int line : FrameLines.around(marks)) {
      if (previous > 0 && line > previous + 1) {
        out.append(Ink.GUTTER.write("...", settings.isColoured())).append('\n');
      }
      writeLine(out, line);
      previous = line;
    }
  }

  private void writeLine(Writer out, int line) throws IOException {
    ShownLine text = shown(line);
    writeRow(out, Integer.toString(line), margin(line, true), text.text());
    List<Stretch> stretches = new ArrayList<>();
    for (Mark mark : marks.reversed()) {
      if (!mark.isOverSeveralLines() && mark.firstLine() == line) {
        int start = text.column(mark.span().start());
        int end = text.column(mark.span().end());
        stretches.add(new Stretch(start, Math.max(start + 1, end), mark));
      }
    }
    if (!stretches.isEmpty()) {
      for (MarkRow row : MarkRow.under(stretches)) {
        writeRow(out, "", margin(line, false), row.text(settings.isColoured()));
      }
    }
    if (bracket().isPresent()) {
      writeBracketEnd(out, bracket().get(), line, text);
    }
  }

  private void writeBracketEnd(Writer out, Mark mark, int line, ShownLine text) throws IOException {
    MarkRow row = new MarkRow();
    if (line == mark.firstLine() && !opensAtIndentation(mark)) {
      int column = MARGIN + text.column(mark.span().start());
      row.fill(1, column, '_', mark.ink());
      row.fill(column, column + 1, mark.sign(), mark.ink());
    } else if (line == mark.lastLine()) {
      int column = MARGIN + Math.max(0, text.column(mark.span().end()) - 1);
      row.fill(0, 1, '|', mark.ink());
      row.fill(1, column, '_', mark.ink());
      row.fill(column, column + 1, mark.sign(), mark.ink());
    } else {
      return;
    }
    writeRow(out, "", "", row.text(settings.isColoured()));
  }

  private String margin(int line, boolean isSourceRow) {
    if (bracket().isEmpty()) {
      return "";
    }
    Mark mark = bracket().get();
    boolean opens = line == mark.firstLine() && opensAtIndentation(mark);
    boolean isInside = line > mark.firstLine() && line <= mark.lastLine();
    String margin = opens && isSourceRow ? "/ " : opens || isInside ? "| " : "  ";
    return mark.ink().write(margin, settings.isColoured());
  }

  private boolean opensAtIndentation(Mark mark) {
    int lineStart = lines().start(mark.firstLine());
    return source().content().substring(lineStart, mark.span().start()).isBlank();
  }

  /** Shows a line around the mark that matters most on it. */
  private ShownLine shown(int line) {
    int margin = bracket().isPresent() ? MARGIN : 0;
    int width = Math.max(MINIMUM_TEXT_WIDTH, settings.width() - gutter - " | ".length() - margin);
    for (Mark mark : marks) {
      if (line == mark.firstLine()) {
        int end = mark.isOverSeveralLines() ? mark.span().start() : mark.span().end();
        return ShownLine.of(source(), line, mark.span().start(), end, width);
      }
      if (line == mark.lastLine()) {
        return ShownLine.of(source(), line, mark.span().end() - 1, mark.span().end(), width);
      }
    }
    return ShownLine.of(source(), line, lines().start(line), lines().start(line), width);
  }

  private void writeRow(Writer out, String number, String margin, String text) throws IOException {
    String head = " ".repeat(gutter - number.length()) + number + " |";
    out.append(Ink.GUTTER.write(head, settings.isColoured()));
    if (!text.isEmpty() || !margin.isBlank()) {
      out.append(' ').append((margin + text).stripTrailing());
    }
    out.append('\n');
  }
}
