package dev.lintel.model.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The detectors by keyword. */
final class DetectorIndex {
  static final int SIZE = DetectorTable.ROWS.size();
  static final KeywordAutomaton KEYWORDS;

  /** By keyword, the detectors that ask for it. */
  private static final List<List<Detector>> DETECTORS;

  private static final int[] LENGTHS;

  /** What the issuers publish, of all detectors. */
  static final List<String> PUBLISHED;

  static {
    Map<String, List<Detector>> detectors = new LinkedHashMap<>();
    List<String> published = new ArrayList<>();
    for (Detector detector : DetectorTable.ROWS) {
      published.addAll(detector.published());
      for (String keyword : detector.keywords()) {
        detectors.computeIfAbsent(keyword, k -> new ArrayList<>(2)).add(detector);
      }
    }
    List<String> keywords = List.copyOf(detectors.keySet());
    KEYWORDS = new KeywordAutomaton(keywords);
    PUBLISHED = List.copyOf(published);
    DETECTORS = List.copyOf(detectors.values());
    LENGTHS = new int[keywords.size()];
    for (int keyword = 0; keyword < LENGTHS.length; keyword++) {
      LENGTHS[keyword] = keywords.get(keyword).length();
    }
  }

  private DetectorIndex() {}

  static List<Detector> detectorsOf(int keyword) {
    return DETECTORS.get(keyword);
  }

  static int lengthOf(int keyword) {
    return LENGTHS[keyword];
  }
}
