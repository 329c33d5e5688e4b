package dev.lintel.syntax.sql;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parses testdata/sql/accepted.sql and extensions.sql, one case a line, and the benches' report.
 */
class AcceptedTest {
  private static final Path DATA =
      Path.of(System.getProperty("lintel.basedir", "."), "testdata/sql");

  static Stream<String> lines() throws IOException {
    return Stream.concat(
            Files.readAllLines(DATA.resolve("accepted.sql")).stream(),
            Files.readAllLines(DATA.resolve("extensions.sql")).stream())
        .filter(line -> !line.startsWith("--"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void everyConstructParses(String line) {
    SqlScript script = SqlParser.parse(SourceText.of("accepted.sql", line));
    assertEquals(List.of(), script.problems());
    assertFalse(script.statements().isEmpty(), "a statement was dropped as foreign");
    assertEquals(List.of(), script.all(OtherStatement.class));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void childrenStandInsideTheirParents(String line) {
    SqlScript script = SqlParser.parse(SourceText.of("accepted.sql", line));
    for (SqlNode parent : script.all(SqlNode.class)) {
      assertFalse(parent.span().isEmpty(), parent::toString);
      parent.forEachChild(child ->
          assertTrue(
              parent.span().contains(child.span()),
              () -> "%s is outside %s".formatted(child, parent)));
    }
  }

  @Test
  void theReportParses() throws IOException {
    String text = Files.readString(DATA.resolve("sales-report.sql"));
    SqlScript script = SqlParser.parse(SourceText.of("sales-report.sql", text));
    assertAll(
        () -> assertEquals(List.of(), script.problems()),
        () -> assertEquals(1, script.statements().size()),
        () -> assertEquals(5, script.all(Cte.class).size()),
        () -> assertEquals(3, script.all(WindowCall.class).size()));
  }
}
