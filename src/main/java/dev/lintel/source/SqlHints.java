package dev.lintel.source;

import java.util.List;

/**
 * Tells texts that SQL may stand in from those that it does not, by the letters of what SQL is
 * given to: most files have none of them, and are not looked at any closer.
 */
public final class SqlHints {
  private static final List<String> CALLS =
      List.of(".sql(", ".execute(", ".executemany(", "read_sql", "# MAGIC %sql");

  /** What the values of arguments and keys are called. */
  private static final List<String> NAMES = List.of("sql", "query", "hql", "statement");

  private static final List<String> CLASSES = List.of("Operator(", "Hook(", "Sensor(");

  private SqlHints() {}

  /** Tells whether a text in Python has the letters of a call that takes SQL. */
  static boolean areInPython(String content) {
    return hasAny(content, CALLS) || hasAny(content, CLASSES) && hasAny(content, NAMES);
  }

  /** Tells whether a YAML text has the letters of a key whose value is SQL. */
  public static boolean areInYaml(String content) {
    return hasAny(content, NAMES);
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
