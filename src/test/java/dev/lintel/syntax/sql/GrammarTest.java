package dev.lintel.syntax.sql;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Holds the shape of the grammar that cold starts depend on. */
class GrammarTest {
  /**
   * A decision that needs more than one token is a call of {@code adaptivePredict}, which learns
   * its tables at run time: the first query of a process pays for it.
   */
  @Test
  void everyDecisionTakesOneToken() throws IOException {
    try (InputStream code = SparkParser.class.getResourceAsStream("SparkParser.class")) {
      String constants = new String(code.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertFalse(constants.contains("adaptivePredict"), "the grammar is not LL(1) any more");
    }
  }
}
