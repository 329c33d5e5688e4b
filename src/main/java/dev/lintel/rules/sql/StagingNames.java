package dev.lintel.rules.sql;

import dev.lintel.syntax.sql.TableName;
import java.util.Set;

/** Tells by their names the tables that a job fills and throws away. */
final class StagingNames {
  private static final Set<String> WORDS =
      Set.of(
          "backup",
          "bak",
          "dev",
          "landing",
          "old",
          "raw",
          "sandbox",
          "scratch",
          "stage",
          "staging",
          "stg",
          "temp",
          "temporary",
          "test",
          "tmp",
          "work",
          "wrk");

  private StagingNames() {}

  /** Tells whether a part of the name says that nothing is to last there. */
  static boolean isOne(TableName table) {
    return isOne(TableNames.key(table));
  }

  /** Tells the same of a name in small letters. */
  static boolean isOne(String name) {
    for (String word : name.split("[^a-z]+")) {
      if (WORDS.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
