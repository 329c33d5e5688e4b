package dev.lintel.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.RuleId;
import dev.lintel.rules.RuleIndex;
import org.junit.jupiter.api.Test;

class RuleDocumentTest {
  @Test
  void makesThePageOfADetectorFromItsRow() {
    assertEquals(
        """
        Whoever reads the file can use the secret, and so can everyone who ever cloned the \
        repository: deleting the line does not take it back.

        ## What it looks like
        `gho_` and 36 letters and digits, the last six of them a checksum

        ## Where to revoke it
        GitHub, Settings, Applications, Authorized OAuth Apps: revoke the application

        ## Where it is documented
        - https://github.blog/engineering/behind-githubs-new-authentication-token-formats
        """,
        RuleDocument.markdown(RuleId.of("secret/github-oauth")));
  }

  @Test
  void hasARationaleForEveryRule() {
    for (Catalog.Entry entry : RuleIndex.catalog().entries()) {
      assertTrue(
          RuleDocument.rationale(entry.id()).endsWith("."),
          () -> entry.id() + ": " + RuleDocument.rationale(entry.id()));
    }
  }

  @Test
  void refusesAnUnknownRule() {
    assertThrows(
        IllegalStateException.class, () -> RuleDocument.markdown(RuleId.of("secret/no-such")));
  }
}
