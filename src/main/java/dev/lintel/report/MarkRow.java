package dev.lintel.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One row of signs under a source line, written from any side. */
final class MarkRow {
  private final StringBuilder signs = new StringBuilder();
  private final List<Ink> inks = new ArrayList<>();

  /** A mark on one line, by display columns, half-open. */
  record Stretch(int start, int end, Mark mark) {
    private boolean isLabelled() {
      return !mark.label().isEmpty();
    }
  }

  /**
   * Gives the rows under one source line: the underlines with the last label beside them, then the
   * other labels, from right to left, each hanging below its underline.
   *
   * @param stretches in the order of painting: a later one hides an earlier one
   */
  static List<MarkRow> under(List<Stretch> stretches) {
    MarkRow underlines = new MarkRow();
    stretches.forEach(underlines::underline);
    List<MarkRow> rows = new ArrayList<>(List.of(underlines));
    List<Stretch> hanging =
        new ArrayList<>(
            stretches.stream()
                .filter(Stretch::isLabelled)
                .sorted(Comparator.comparingInt(Stretch::start))
                .toList());
    if (!hanging.isEmpty() && hanging.getLast().end() == underlines.signs.length()) {
      underlines.label(underlines.signs.length() + 1, hanging.removeLast().mark());
    }
    if (!hanging.isEmpty()) {
      rows.add(connectors(hanging));
    }
    while (!hanging.isEmpty()) {
      Stretch last = hanging.removeLast();
      MarkRow row = connectors(hanging);
      row.label(last.start(), last.mark());
      rows.add(row);
    }
    return rows;
  }

  private static MarkRow connectors(List<Stretch> hanging) {
    MarkRow row = new MarkRow();
    hanging.forEach(s -> row.fill(s.start(), s.start() + 1, '|', s.mark().ink()));
    return row;
  }

  private void underline(Stretch stretch) {
    fill(stretch.start(), stretch.end(), stretch.mark().sign(), stretch.mark().ink());
  }

  private void label(int column, Mark mark) {
    for (int i = 0; i < mark.label().length(); i++) {
      fill(column + i, column + i + 1, mark.label().charAt(i), mark.ink());
    }
  }

  /** Writes a sign in each column from start to end, padding with blanks up to the start. */
  void fill(int start, int end, char sign, Ink ink) {
    while (signs.length() < Math.max(start, end)) {
      signs.append(' ');
      inks.add(Ink.PLAIN);
    }
    for (int i = start; i < end; i++) {
      signs.setCharAt(i, sign);
      inks.set(i, ink);
    }
  }

  String text(boolean isColoured) {
    StringBuilder text = new StringBuilder();
    int start = 0;
    for (int i = 1; i <= signs.length(); i++) {
      if (i == signs.length() || inks.get(i) != inks.get(start)) {
        text.append(inks.get(start).write(signs.substring(start, i), isColoured));
        start = i;
      }
    }
    return text.toString();
  }
}
