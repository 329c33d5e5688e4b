package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
  /** The secret stands at the place of the message, then in a message about another place. */
  @ParameterizedTest
  @CsvSource({
    "tok_0123456789abcdef, tok_****************, tok_****************",
    "tok_0123456789abcde, *******************, *******************",
    "hunter2, *******, *******",
    "a1b2c3, ******, ******",
    "correcthorsebattery, *******************, *******************",
    "postgres, ********, postgres",
    "abc, ***, abc",
    "aa🚀🚀🚀🚀, **********, **********",
    "tok🚀0123456789abcdef, tok******************, tok******************",
  })
  void messageShowsTheStartOfASecretAtMost(String secret, String inPlace, String elsewhere) {
    assertEquals(
        """
        a.yaml:1:1: low: sample/floating-image it is '%s'
        a.yaml:1:1: critical: secret/sample-token a token
        a.yaml:2:1: low: sample/floating-image so is '%s'
        """
            .formatted(inPlace, elsewhere),
        Reports.write(
            Format.CONCISE,
            ReportCase.parse(
                """
                finding: CRITICAL secret/sample-token a token
                finding: LOW sample/floating-image it is '%1$s'
                finding: LOW sample/floating-image so is '%1$s'
                --- a.yaml
                ««%1$s»»
                «b»
                """
                    .formatted(secret))));
  }
}
