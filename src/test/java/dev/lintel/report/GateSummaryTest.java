package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GateSummaryTest {
  @Test
  void oneLineForEachGateTellsWhatBlocksAndWhatElseIsThere() {
    assertEquals(
        """
        6 findings in 1 file, 1 suppressed
        ✗ lint failed: 1 critical, 2 high (1 medium)
        ✓ security passed (1 high)
        ✗ sql failed: 1 high
        ✓ dry-run passed
        ✓ promotion passed
        """,
        summary(
            """
            finding: CRITICAL sample/floating-image a
            finding: HIGH sample/floating-image b
            finding: HIGH sample/floating-image c
            finding: MEDIUM sample/floating-image d
            finding: HIGH sample/unpinned-action e
            finding: HIGH sample/unscoped-write f
            finding: HIGH sample/unscoped-write g
            suppressed: agreed
            --- a.yaml
            «1»«2»«3»«4»«5»«6»«7»\
            """));
  }

  @Test
  void whatWasNotAnalysedComesFirstAndIsSaidAgainAtTheEnd() {
    assertEquals(
        """
        incomplete: big.yaml: over the limit
        warning: no catalog

        no findings in 0 files
        ✓ lint passed
        ✓ security passed
        ✓ sql passed
        ✓ dry-run passed
        ✓ promotion passed
        ✗ incomplete: not everything could be analysed
        """,
        summary("warning: no catalog\nincomplete: big.yaml over the limit\n"));
  }

  private static String summary(String text) {
    return Reports.write(new GateSummary(Reports.PLAIN), ReportCase.parse(text));
  }
}
