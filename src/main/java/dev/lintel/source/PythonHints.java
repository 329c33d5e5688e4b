package dev.lintel.source;

import java.util.List;

/**
 * Tells Python that may hold SQL from Python that does not, by the letters of the calls that take
 * SQL: most files have none of them and are not looked at any closer.
 */
final class PythonHints {
  private static final List<String> CALLS =
      List.of(".sql(", ".execute(", ".executemany(", "read_sql", "# MAGIC %sql");

  /** Arguments, which matter beside one of the classes. */
  private static final List<String> ARGUMENTS = List.of("sql", "query", "hql", "statement");

  private static final List<String> CLASSES = List.of("Operator(", "Hook(", "Sensor(");

  private PythonHints() {}

  static boolean mayHoldSql(String content) {
    return hasAny(content, CALLS) || hasAny(content, CLASSES) && hasAny(content, ARGUMENTS);
  }

  private static boolean hasAny(String content, List<String> words) {
    for (String word : words) {
      if (content.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
