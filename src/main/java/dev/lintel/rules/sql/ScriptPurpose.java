package dev.lintel.rules.sql;

import dev.lintel.syntax.sql.SqlScript;
import java.util.Locale;
import java.util.Set;

/** Tells by its path what a script is for. */
final class ScriptPurpose {
  private static final Set<String> VERSION_WORDS =
      Set.of(
          "alembic",
          "changelog",
          "changelogs",
          "changesets",
          "evolutions",
          "flyway",
          "liquibase",
          "migrate",
          "migration",
          "migrations",
          "rollback",
          "rollbacks",
          "schemachange",
          "undo");
  private static final Set<String> SHAPE_WORDS =
      Set.of("bootstrap", "ddl", "init", "schema", "schemas", "setup", "teardown");
  private static final Set<String> TEST_WORDS =
      Set.of("example", "examples", "fixture", "fixtures", "test", "testdata", "tests");

  private ScriptPurpose() {}

  /** Tells whether the script is one step in the history of a database, which runs once. */
  static boolean isMigration(SqlScript script) {
    String path = path(script);
    return hasWord(path, VERSION_WORDS) || isVersioned(path.substring(path.lastIndexOf('/') + 1));
  }

  /** Tells whether the script is there to change the shape of a database, once or again. */
  static boolean shapes(SqlScript script) {
    return isMigration(script) || hasWord(path(script), SHAPE_WORDS);
  }

  /** Tells whether the script belongs to a test. */
  static boolean isTest(SqlScript script) {
    return hasWord(path(script), TEST_WORDS);
  }

  private static String path(SqlScript script) {
    return script.source().path().toLowerCase(Locale.ROOT);
  }

  private static boolean hasWord(String path, Set<String> words) {
    for (String word : path.split("[^a-z0-9]+")) {
      if (words.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** {@code V1__x.sql}, {@code U2.1__x.sql} and {@code R__x.sql}, as Flyway has them. */
  private static boolean isVersioned(String file) {
    int end = file.indexOf("__");
    if (end < 1 || "vru".indexOf(file.charAt(0)) < 0) {
      return false;
    }
    return file.substring(1, end)
        .chars()
        .allMatch(c -> Character.isDigit(c) || c == '.' || c == '_');
  }
}
