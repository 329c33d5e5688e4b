package dev.lintel.model.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The detectors by keyword. */
final class DetectorIndex {
  static final int SIZE = DetectorTable.ROWS.size();
  static final KeywordAutomaton KEYWORDS;

  /** By keyword, the rows of the table that ask for it. */
  private static final int[][] ROWS;

  private static final int[] LENGTHS;

  static {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < SIZE; row++) {
      for (String keyword : DetectorTable.ROWS.get(row).keywords()) {
        rows.computeIfAbsent(keyword, k -> new ArrayList<>(2)).add(row);
      }
    }
    KEYWORDS = new KeywordAutomaton(List.copyOf(rows.keySet()));
    ROWS = new int[rows.size()][];
    LENGTHS = new int[rows.size()];
    int keyword = 0;
    for (Map.Entry<String, List<Integer>> entry : rows.entrySet()) {
      ROWS[keyword] = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
      LENGTHS[keyword] = entry.getKey().length();
      keyword++;
    }
  }

  private DetectorIndex() {}

  static int[] rowsOf(int keyword) {
    return ROWS[keyword];
  }

  static int lengthOf(int keyword) {
    return LENGTHS[keyword];
  }
}
