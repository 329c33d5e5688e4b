package dev.lintel.model.secret;

import dev.lintel.source.ArtifactKind;
import dev.lintel.source.ExamplePath;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;

/**
 * A text to search for secrets, with the tree that it was parsed to, where it was.
 *
 * @param yaml present for every kind that is YAML
 * @param sql present for SQL
 */
public record Document(
    SourceText source, ArtifactKind kind, Optional<YamlStream> yaml, Optional<SqlScript> sql) {

  /** The ends of what test frameworks collect, without the extension: Go, JavaScript, the JVM. */
  private static final List<String> TEST_ENDS =
      List.of("_test", ".test", ".spec", "Test", "Tests", "Spec");

  /** Tells whether the text is part of a test, an example or documentation, by its path. */
  public boolean isTest() {
    String path = source.path();
    return ExamplePath.isIn(path) || isTestFile(path.substring(path.lastIndexOf('/') + 1));
  }

  private static boolean isTestFile(String name) {
    String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    return stem.startsWith("test_") || TEST_ENDS.stream().anyMatch(stem::endsWith);
  }
}
