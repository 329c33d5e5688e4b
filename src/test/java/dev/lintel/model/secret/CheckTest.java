package dev.lintel.model.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
  private static final String BODY = "MIIE".repeat(16);

  @Property(tries = 200)
  void takesTokensThatEndInTheirChecksum(
      @ForAll @AlphaChars @NumericChars @StringLength(30) String random) {
    assertTrue(holds(Check.CRC32, "ghp_" + random + checksum(random)));
  }

  /** An expired token that therootcompany/base62-token.js publishes for this. */
  @Test
  void takesAPublishedToken() {
    assertTrue(holds(Check.CRC32, "ghp_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ" + "0mLq17"));
  }

  @Property(tries = 200)
  void refusesTokensWithAnotherChecksum(
      @ForAll @AlphaChars @NumericChars @StringLength(30) String random) {
    String wrong = checksum(random + "x");
    assertEquals(
        wrong.equals(checksum(random)), holds(Check.CRC32, "ghp_" + random + wrong), random);
  }

  @Test
  void takesHeadersOfWebTokensThatNameAnAlgorithm() {
    assertTrue(holds(Check.JWT, base64Url("{\"alg\":\"HS256\"}") + ".e30.abc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"typ\":\"JWT\"}", "not json"})
  void refusesOtherHeaders(String header) {
    assertFalse(holds(Check.JWT, base64Url(header) + ".e30.abc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n%s\n",
        "\r\n    %s",
        "\\n%s",
        "\" +\n  \"%s",
        "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B2C3D\n\n%s"
      })
  void takesAHeaderWithAKeyBehindIt(String behind) {
    assertTrue(Pem.hasBody(header() + behind.formatted(BODY), header().length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\n${KEY}\n", "\" and then", "\n...\n-----END RSA", ": see %s"})
  void refusesAHeaderThatIsOnlySpokenOf(String behind) {
    assertFalse(Pem.hasBody(header() + behind.formatted("the manual"), header().length()));
  }

  @ParameterizedTest
  @CsvSource({
    "app:winter-Sun-42, true",
    "kevin:'pRf7vG2h1L8nQkW9', true",
    "d2LkV78zLx!t:, true",
    "app, false",
    "test:test, false",
    "xxx:yyy, false",
    "$USER:$PASSWORD, false",
    "username:password, false",
    "app:, false",
  })
  void tellsCredentialsFromExamples(String value, boolean holds) {
    assertEquals(holds, holds(Check.CREDENTIALS, value));
  }

  private static boolean holds(Check check, String secret) {
    return check.holds("> " + secret + " <", 2, 2 + secret.length());
  }

  private static String header() {
    return "-----BEGIN RSA " + "PRIVATE KEY-----";
  }

  private static String base64Url(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** As GitHub describes it, by another way than the code: BigInteger knows bases up to 36 only. */
  private static String checksum(String random) {
    CRC32 crc = new CRC32();
    crc.update(random.getBytes(StandardCharsets.US_ASCII));
    BigInteger rest = BigInteger.valueOf(crc.getValue());
    String digits = "";
    for (int i = 0; i < 6; i++) {
      int digit = rest.mod(BigInteger.valueOf(62)).intValue();
      int unit = digit < 10 ? '0' + digit : digit < 36 ? 'A' + digit - 10 : 'a' + digit - 36;
      digits = (char) unit + digits;
      rest = rest.divide(BigInteger.valueOf(62));
    }
    return digits;
  }
}
