package dev.lintel.policy;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which findings a baseline knows, and by which of its entries. */
public final class BaselineMatch {
  private final Baseline baseline;
  private final IdentityHashMap<Finding, List<Known>> known = new IdentityHashMap<>();
  private final IdentityHashMap<Finding, Fingerprint> fresh = new IdentityHashMap<>();
  private final Set<BaselineEntry> matched = Collections.newSetFromMap(new IdentityHashMap<>());

  /** An entry with the fingerprint that its finding has now, under the same salt. */
  record Known(BaselineEntry entry, Fingerprint print, String salt) {
    /** Tells whether the line of the entry would be another if it were written now. */
    boolean isMoved(Finding finding) {
      return !entry.path().equals(finding.path()) || !entry.fingerprint().equals(print);
    }
  }

  BaselineMatch(Baseline baseline) {
    this.baseline = baseline;
  }

  void add(Finding finding, BaselineEntry entry, Fingerprint print, String salt) {
    known.computeIfAbsent(finding, f -> new ArrayList<>(1)).add(new Known(entry, print, salt));
    matched.add(entry);
  }

  /** Notes a finding that has no entry under the salt of new entries. */
  void addFresh(Finding finding, Fingerprint print) {
    fresh.put(finding, print);
  }

  /** Gives the fingerprint of a finding that is not known, under the salt of new entries. */
  Fingerprint freshPrint(Finding finding) {
    return fresh.get(finding);
  }

  Baseline baseline() {
    return baseline;
  }

  /**
   * Gives the entry of a finding; empty where the baseline does not know it. Where two branches
   * each made a baseline, it says what both say.
   */
  public Optional<BaselineEntry> entryOf(Finding finding) {
    return known(finding).stream().map(Known::entry).reduce(BaselineEntry::joined);
  }

  /** Gives all entries of a finding, at most one for each salt. */
  List<Known> known(Finding finding) {
    return known.getOrDefault(finding, List.of());
  }

  /** Gives the place of each entry's finding in a list; -1 where it has none there. */
  public List<Integer> indexes(List<BaselineEntry> entries, List<Finding> findings) {
    IdentityHashMap<BaselineEntry, Integer> places = new IdentityHashMap<>();
    for (int i = 0; i < findings.size(); i++) {
      for (Known one : known(findings.get(i))) {
        places.put(one.entry(), i);
      }
    }
    return entries.stream().map(entry -> places.getOrDefault(entry, -1)).toList();
  }

  /** Gives the entries that no finding is left of, in the order of the file. */
  public List<BaselineEntry> gone() {
    return baseline.entries().stream().filter(entry -> !matched.contains(entry)).toList();
  }
}
