package dev.lintel.rules.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.testing.Golden;
import dev.lintel.testing.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds that a script without faults yields nothing from any rule that is on by default. */
class SilentScriptsTest {
  @Test
  void theReportIsClean(@TempDir Path root) throws IOException {
    Files.copy(Golden.testdata("sql/sales-report.sql"), root.resolve("sales-report.sql"));
    assertEquals(List.of(), WholeRun.of(root).result().findings());
  }
}
