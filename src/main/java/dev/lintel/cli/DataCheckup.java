package dev.lintel.cli;

import java.time.LocalDate;
import java.util.List;

/**
 * Tells of every table of outside facts when it was last held against its source.
 *
 * @param rows as {@link DataDates#ROWS}
 */
record DataCheckup(String rows, LocalDate today) {
  private static final int OLD_YEARS = 1;

  List<Diagnosis> diagnose() {
    return rows.lines().map(this::diagnose).toList();
  }

  private Diagnosis diagnose(String row) {
    int blank = row.indexOf(' ');
    String date = row.substring(0, blank);
    String text = row.substring(blank + 1) + " of " + date;
    return LocalDate.parse(date).isBefore(today.minusYears(OLD_YEARS))
        ? Diagnosis.warn("data", text + " is more than a year old; look for a newer Lintel")
        : Diagnosis.ok("data", text);
  }
}
