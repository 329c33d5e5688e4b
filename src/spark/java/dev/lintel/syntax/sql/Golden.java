package dev.lintel.syntax.sql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A statement of Spark's own SQL tests. Their files of results hold blocks of a statement, its
 * schema and its output.
 *
 * @param file the file of results, below their directory
 * @param output what Spark answered: rows, or an error as the name of its class and JSON
 */
public record Golden(String file, String sql, String output) {
  private static final String RESULTS = "sql-tests/results/";
  private static final String SCHEMA = "\n-- !query schema\n";
  private static final String OUTPUT = "\n-- !query output\n";

  /** Reads all of them, in the order of their files. */
  public static List<Golden> all() throws IOException {
    List<Golden> all = new ArrayList<>();
    for (Map.Entry<String, String> file : SparkTests.files(RESULTS, ".sql.out").entrySet()) {
      String name = file.getKey().substring(RESULTS.length());
      for (String block : file.getValue().split("(?m)^-- !query\n")) {
        int schema = block.indexOf(SCHEMA);
        int output = block.indexOf(OUTPUT);
        if (schema >= 0 && output >= 0) {
          all.add(
              new Golden(
                  name, block.substring(0, schema), block.substring(output + OUTPUT.length())));
        }
      }
    }
    return all;
  }
}
