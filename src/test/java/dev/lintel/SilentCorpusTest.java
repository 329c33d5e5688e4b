package dev.lintel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lintel.finding.Finding;
import dev.lintel.testing.Golden;
import dev.lintel.testing.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The budget for false positives, which is zero: {@code testdata/silent} holds files of all kinds
 * in which nothing is wrong, among them much that is unusual. {@code testdata/foreign} holds the
 * same of kinds whose schema is not shipped.
 */
class SilentCorpusTest {
  private static final Path CORPUS = Golden.testdata("silent");
  private static final WholeRun RUN = WholeRun.of(CORPUS);

  @Test
  void nothingIsFoundWhereNothingIsWrong() {
    assertEquals("", RUN.concise());
  }

  @Test
  void everyFileIsRead() throws IOException {
    assertEquals(List.of(), RUN.result().notifications());
    try (Stream<Path> files = Files.walk(CORPUS)) {
      assertEquals(files.filter(Files::isRegularFile).count(), RUN.result().files());
    }
  }

  @Test
  void ofForeignKindsOnlyThatIsSaidAndOnce() {
    List<Finding> findings = WholeRun.of(Golden.testdata("foreign")).result().findings();
    assertFalse(findings.isEmpty());
    assertEquals(
        List.of(),
        findings.stream()
            .filter(finding -> !finding.rule().toString().equals("kubernetes/unchecked-kind"))
            .toList());
    assertEquals(
        findings.size(), findings.stream().map(Finding::message).distinct().count(), "kinds");
  }
}
