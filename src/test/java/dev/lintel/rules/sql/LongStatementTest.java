package dev.lintel.rules.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.testing.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated statements chain thousands of parts: no rule may follow such a chain by recursion. */
class LongStatementTest {
  private static final int PARTS = 8_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 AS a FROM t %s;| UNION ALL SELECT 1",
        "SELECT a.x FROM a %s;| JOIN b ON a.x = b.x",
        "SELECT a FROM t WHERE a = 1 %s;| OR a = 2",
      })
  void everyRuleReachesTheEnd(String statement, @TempDir Path root) throws IOException {
    String[] parts = statement.split("\\|");
    Files.writeString(root.resolve("long.sql"), parts[0].formatted(parts[1].repeat(PARTS)));

    assertEquals(List.of(), WholeRun.of(root).result().notifications());
  }
}
