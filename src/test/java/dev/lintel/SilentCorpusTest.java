package dev.lintel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.testing.Golden;
import dev.lintel.testing.WholeRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The budget for false positives, which is zero: {@code testdata/silent} holds files of all kinds
 * in which nothing is wrong, among them much that is unusual.
 */
class SilentCorpusTest {
  private static final WholeRun RUN = WholeRun.of(Golden.testdata("silent"));

  @Test
  void nothingIsFoundWhereNothingIsWrong() {
    assertEquals("", RUN.concise());
  }

  @Test
  void everyFileIsRead() {
    assertEquals(List.of(), RUN.result().notifications());
    assertEquals(71, RUN.result().files());
  }
}
