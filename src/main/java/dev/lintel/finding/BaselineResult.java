package dev.lintel.finding;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the findings that a baseline knows.
 *
 * @param path of the baseline's file, relative to the root
 * @param known findings that are still there and in time: they do not count
 * @param overdue findings that are still there past their deadline: they count again
 * @param gone entries whose finding is no more
 * @param entriesByDay number of all entries by the day on which they were first seen
 * @param overdueFor why an overdue finding counts again, by its severity, as {@code its 7 days are
 *     over}
 */
public record BaselineResult(
    String path,
    int known,
    int overdue,
    int gone,
    SortedMap<LocalDate, Integer> entriesByDay,
    Map<Severity, String> overdueFor) {
  public BaselineResult {
    entriesByDay = Collections.unmodifiableSortedMap(new TreeMap<>(entriesByDay));
    overdueFor = Map.copyOf(overdueFor);
  }

  public BaselineResult(
      String path, int known, int overdue, int gone, SortedMap<LocalDate, Integer> entriesByDay) {
    this(path, known, overdue, gone, entriesByDay, Map.of());
  }
}
