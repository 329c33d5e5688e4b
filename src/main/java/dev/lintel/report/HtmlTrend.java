package dev.lintel.report;

import dev.lintel.finding.BaselineResult;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Plural;
import dev.lintel.finding.RunResult;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How the run compares with its baseline: what is new, what is left, and how old that is. Ages are
 * days of the calendar, because a page must say the same on whatever day it is made.
 */
record HtmlTrend(Markup page) {
  private static final int MINIMUM_COLUMNS = 12;
  private static final int MAXIMUM_COLUMNS = 36;
  private static final int COLUMN_WIDTH = 10;
  private static final int HEIGHT = 60;

  void write(RunResult result, BaselineResult baseline) throws IOException {
    page.open("section", "class", "trend", "aria-labelledby", "trend-title");
    page.element("h2", "Against the baseline", "id", "trend-title").open("dl").line();
    writeFigure("new", count(result, BaselineStanding.NEW), "found now, not in the baseline");
    writeFigure("overdue", baseline.overdue(), "known, and past their deadline: they count");
    writeFigure("known", baseline.known(), "known, and in time: they do not count");
    writeFigure("gone", baseline.gone(), "in the baseline, and found no more");
    page.closeLine();
    SortedMap<LocalDate, Integer> days = baseline.entriesByDay();
    if (!days.isEmpty()) {
      writeChart(days);
    }
    page.open("p", "class", "facts").text("Baseline ").element("code", baseline.path());
    page.close().closeLine();
  }

  private static int count(RunResult result, BaselineStanding standing) {
    int count = 0;
    for (Finding finding : result.findings()) {
      if (BaselineStanding.of(finding, result).equals(Optional.of(standing))) {
        count++;
      }
    }
    return count;
  }

  private void writeFigure(String name, int count, String meaning) throws IOException {
    page.open("div", "class", name).element("dt", name).element("dd", Integer.toString(count));
    page.element("dd", meaning, "class", "meaning").closeLine();
  }

  /** Draws the entries by the day on which they were first seen, in columns of equal time. */
  private void writeChart(SortedMap<LocalDate, Integer> days) throws IOException {
    LocalDate first = days.firstKey();
    long span = ChronoUnit.DAYS.between(first, days.lastKey()) + 1;
    int columns = Math.clamp(span, MINIMUM_COLUMNS, MAXIMUM_COLUMNS);
    long[] counts = new long[columns];
    days.forEach((day, count) -> counts[column(first, day, span, columns)] += count);
    long most = 1;
    for (long count : counts) {
      most = Math.max(most, count);
    }
    page.open("figure").element("figcaption", caption(days));
    String box = "0 0 " + columns * COLUMN_WIDTH + " " + HEIGHT;
    page.open("svg", "class", "chart", "viewBox", box, "preserveAspectRatio", "none");
    page.element("title", "Entries by the day on which they were first seen").line();
    for (int i = 0; i < columns; i++) {
      if (counts[i] > 0) {
        long height = Math.max(2, counts[i] * HEIGHT / most);
        page.open(
            "rect",
            "x",
            Integer.toString(i * COLUMN_WIDTH + 1),
            "y",
            Long.toString(HEIGHT - height),
            "width",
            Integer.toString(COLUMN_WIDTH - 2),
            "height",
            Long.toString(height));
        String from = first.plusDays(Math.ceilDiv(i * span, columns)).toString();
        page.element("title", counts[i] + " first seen from " + from + " on").closeLine();
      }
    }
    page.close().open("p", "class", "axis").element("span", first.toString());
    if (span > 1) {
      page.element("span", days.lastKey().toString());
    }
    page.close().closeLine();
  }

  private static int column(LocalDate first, LocalDate day, long span, int columns) {
    return (int) (ChronoUnit.DAYS.between(first, day) * columns / span);
  }

  private static String caption(SortedMap<LocalDate, Integer> days) {
    int total = days.values().stream().mapToInt(Integer::intValue).sum();
    int before = 0;
    LocalDate middle = days.lastKey();
    for (var day : days.entrySet()) {
      before += day.getValue();
      if (before * 2 >= total) {
        middle = day.getKey();
        break;
      }
    }
    return Plural.of(total, "finding")
        + " known, the oldest since "
        + days.firstKey()
        + ", half of them since "
        + middle
        + " or before";
  }
}
