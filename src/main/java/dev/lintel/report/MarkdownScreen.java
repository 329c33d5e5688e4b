package dev.lintel.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows Markdown on a terminal: headings stand out, paragraphs and lists are wrapped, code is
 * indented and never wrapped, tables are aligned. It reads the Markdown that the documents of rules
 * are written in, and shows anything else as it is.
 */
final class MarkdownScreen {
  private static final String FENCE = "```";
  private static final String CODE_INDENT = "    ";
  private static final int WIDEST_TEXT = 100;

  private final int columns;
  private final boolean isColoured;
  private final StringBuilder out = new StringBuilder();
  private final List<String> paragraph = new ArrayList<>();
  private final List<List<String>> table = new ArrayList<>();
  private boolean isInCode;

  MarkdownScreen(int columns, boolean isColoured) {
    this.columns = Math.min(columns, WIDEST_TEXT);
    this.isColoured = isColoured;
  }

  /** Gives the text to print; one object shows one text. */
  String show(String markdown) {
    markdown.lines().forEach(this::read);
    endBlock();
    return out.toString();
  }

  private void read(String line) {
    if (line.startsWith(FENCE)) {
      endBlock();
      int title = line.indexOf("title=");
      if (!isInCode && title >= 0) {
        out.append(CODE_INDENT).append(ink(Ink.GUTTER, line.substring(title + 6))).append('\n');
      }
      isInCode = !isInCode;
    } else if (isInCode) {
      String text = isMarker(line) ? ink(Ink.HIGH, line) : line;
      out.append((CODE_INDENT + text).stripTrailing()).append('\n');
    } else if (line.startsWith("#")) {
      endBlock();
      String heading = line.substring(line.indexOf(' ') + 1);
      boolean isTitle = line.startsWith("# ");
      out.append(hasRoomAbove() ? "" : "\n");
      out.append(ink(isTitle ? Ink.MESSAGE : Ink.GUTTER, heading)).append('\n');
    } else if (line.startsWith("|")) {
      endParagraph();
      if (!line.startsWith("|-")) {
        table.add(cells(line));
      }
    } else if (line.isBlank()) {
      endBlock();
      out.append(hasRoomAbove() ? "" : "\n");
    } else {
      endTable();
      if (line.startsWith("- ")) {
        endParagraph();
      }
      paragraph.add(line.strip());
    }
  }

  /** A line under code with the message behind it, or the end of a span over several lines. */
  private static boolean isMarker(String line) {
    return line.strip().matches("(\\^+|\\|) \\S.*|v+");
  }

  private boolean hasRoomAbove() {
    int length = out.length();
    return length == 0 || length > 1 && out.charAt(length - 2) == '\n';
  }

  private void endBlock() {
    endParagraph();
    endTable();
  }

  private void endParagraph() {
    if (paragraph.isEmpty()) {
      return;
    }
    String text = String.join(" ", paragraph);
    paragraph.clear();
    String hanging = text.startsWith("- ") ? "  " : "";
    int column = 0;
    for (String word : text.split(" ")) {
      String shown = plain(word);
      int width = DisplayWidth.of(shown);
      if (column > 0 && column + 1 + width > columns) {
        out.append('\n').append(hanging);
        column = hanging.length();
      } else if (column > 0) {
        out.append(' ');
        column++;
      }
      out.append(shown);
      column += width;
    }
    out.append('\n');
  }

  /** Addresses lose their brackets, so that a click opens them. */
  private static String plain(String word) {
    return word.startsWith("<https://") ? word.replaceAll("[<>]", "") : word;
  }

  private static List<String> cells(String row) {
    List<String> cells = new ArrayList<>();
    for (String cell : row.substring(1).split("(?<!\\\\)\\|")) {
      cells.add(cell.strip());
    }
    return cells;
  }

  private void endTable() {
    for (int row = 0; row < table.size(); row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < table.get(row).size(); column++) {
        String cell = table.get(row).get(column);
        line.append(ink(row == 0 ? Ink.GUTTER : Ink.PLAIN, cell));
        line.append(" ".repeat(width(column) + 2 - DisplayWidth.of(cell)));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    table.clear();
  }

  private int width(int column) {
    return table.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> DisplayWidth.of(row.get(column)))
        .max()
        .orElse(0);
  }

  private String ink(Ink ink, String text) {
    return ink.write(text, isColoured);
  }
}
