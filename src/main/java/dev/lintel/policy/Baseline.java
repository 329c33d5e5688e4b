package dev.lintel.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The findings that are known, as a file keeps them. It is made to be merged: an entry is a line
 * that stays as it is, and where two branches each made a baseline, the merged one has both salts.
 *
 * @param salts that the fingerprints were taken under; at least one
 * @param entries in the order of the file; no two of them are the same
 */
public record Baseline(SortedSet<String> salts, List<BaselineEntry> entries) {
  public static final int SALT_DIGITS = 32;

  public Baseline {
    salts = Collections.unmodifiableSortedSet(new TreeSet<>(salts));
    if (salts.isEmpty()) {
      throw new IllegalArgumentException("a baseline has a salt");
    }
    entries = joined(entries);
  }

  /** Makes one that knows nothing yet. */
  public static Baseline of(String salt) {
    return new Baseline(new TreeSet<>(List.of(salt)), List.of());
  }

  /** Sorts, and joins what merges have doubled. */
  private static List<BaselineEntry> joined(List<BaselineEntry> entries) {
    List<BaselineEntry> sorted = new ArrayList<>(entries);
    sorted.sort(BaselineEntry.ORDER);
    List<BaselineEntry> joined = new ArrayList<>(sorted.size());
    for (BaselineEntry entry : sorted) {
      if (!joined.isEmpty() && joined.getLast().isSame(entry)) {
        joined.add(joined.removeLast().joined(entry));
      } else {
        joined.add(entry);
      }
    }
    return Collections.unmodifiableList(joined);
  }

  /** Gives the salt of new entries. */
  String salt() {
    return salts.first();
  }

  /** Gives the number of entries by the day on which they were first seen. */
  SortedMap<LocalDate, Integer> entriesByDay() {
    SortedMap<LocalDate, Integer> days = new TreeMap<>();
    for (BaselineEntry entry : entries) {
      days.merge(entry.firstSeen(), 1, Integer::sum);
    }
    return days;
  }

  /** Gives the baseline with a person's word on one entry; the same where it has no such entry. */
  public Baseline judged(BaselineEntry judged, Verdict verdict) {
    List<BaselineEntry> changed = new ArrayList<>(entries);
    changed.replaceAll(entry -> entry.isSame(judged) ? entry.withVerdict(verdict) : entry);
    return new Baseline(salts, changed);
  }
}
