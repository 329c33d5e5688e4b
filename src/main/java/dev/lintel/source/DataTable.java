package dev.lintel.source;

import java.util.ArrayList;
import java.util.List;

/** Gives the tables of known values, whose files with their sources stand in src/main/tables. */
public final class DataTable {
  private DataTable() {}

  /**
   * Gives the rows of a table, in its order, without comments ({@code #} at the start of a line)
   * and empty lines; words in a row stand one blank apart.
   *
   * @param path of the file, below src/main/tables
   */
  public static List<String> rows(String path) {
    String text = TableTexts.of(path);
    List<String> rows = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      rows.add(text.substring(start, end));
      start = end + 1;
    }
    return List.copyOf(rows);
  }
}
