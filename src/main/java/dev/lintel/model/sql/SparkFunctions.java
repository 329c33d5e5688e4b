package dev.lintel.model.sql;

import dev.lintel.source.DataTable;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The builtin functions of Spark and Databricks. The tables are split into rows on the first
 * question, and a row is read on the first question about its function: a script calls a few out of
 * hundreds. Thread-safe.
 */
public final class SparkFunctions {
  /** In the order in which they hide each other, the last one first. */
  private static final List<String> TABLES =
      List.of(
          "model/sql/databricks-functions.tsv",
          "model/sql/spark-functions.tsv",
          "model/sql/syntax-functions.tsv");

  private static final Map<String, String> ROWS = rows();
  private static final Map<String, SparkFunction> READ = new ConcurrentHashMap<>();

  private SparkFunctions() {}

  private static Map<String, String> rows() {
    Map<String, String> rows = new HashMap<>(2048);
    for (String table : TABLES) {
      for (String row : DataTable.rows(table)) {
        rows.put(row.substring(0, row.indexOf('\t')), row);
      }
    }
    return rows;
  }

  /** Gives the function of a name, without regard to case; empty where there is no builtin one. */
  public static Optional<SparkFunction> find(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    String row = ROWS.get(key);
    return row == null
        ? Optional.empty()
        : Optional.of(READ.computeIfAbsent(key, some -> SparkFunction.read(row)));
  }

  /** Tells whether a name is one of a builtin function, without regard to case. */
  public static boolean isBuiltin(String name) {
    return ROWS.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** Gives all names, in lower case and in their order. */
  public static SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(ROWS.keySet()));
  }
}
