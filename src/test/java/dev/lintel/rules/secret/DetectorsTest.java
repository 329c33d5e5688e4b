package dev.lintel.rules.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lintel.finding.Reason;
import dev.lintel.rules.secret.DetectorTableText.Example;
import dev.lintel.rules.secret.Reports.Reported;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetectorsTest {
  /** Made here, so that no scanner finds it in this file; its checksum is right. */
  private static final String TOKEN = example("github-pat").substring("token: ".length());

  @Test
  void showsAFewUnitsOfALongSecret() {
    assertEquals(
        "GitHub personal access token 'ghp_****' is written in plain text",
        only(Reports.of("a.txt", "x: " + TOKEN)).message);
  }

  @Test
  void showsNothingOfAShortSecret() {
    assertEquals(
        "Password '****' is written in plain text",
        only(Reports.of("a.properties", "db.password=winter-Sun-42")).message);
  }

  @Test
  void keepsEverySecretOutOfItsMessage() {
    for (Example bad : DetectorTableText.examples()) {
      for (Reported report : Reports.of(bad.path(), bad.text())) {
        assertFalse(report.message.contains(report.span.text()), report.message);
      }
    }
  }

  @Test
  void lowersWhatStandsInATest() {
    Reported report = only(Reports.of("src/test/resources/a.txt", TOKEN));
    assertEquals(Optional.of(Reason.TEST_PATH), report.lowered);
  }

  @Test
  void lowersATokenWithAWrongChecksum() {
    String other = TOKEN.substring(0, TOKEN.length() - 1) + (TOKEN.endsWith("1") ? "2" : "1");
    assertEquals(
        Optional.of(Reason.UNCERTAIN), only(Reports.of("src/a.txt", "x: " + other)).lowered);
  }

  @Test
  void findsATokenInBase64InTheDataOfASecretOnce() {
    String value = base64("[default]\nkey = " + TOKEN + "\n");
    String text = "apiVersion: v1\nkind: Secret\ndata:\n  credentials: " + value + "\n";
    int group = text.indexOf(value) + "[default]\nkey = ".length() / 3 * 4;
    Span place = only(Reports.of("secret.yaml", text)).span.resolved();
    assertEquals(group, place.start());
  }

  @Test
  void findsASecretInBase64InSqlInABlockScalar() {
    String hidden = base64("pass: " + TOKEN);
    String file = "steps:\n  - sql: |\n      SELECT 1;\n      SELECT f('" + hidden + "');\n";
    SourceText sql =
        YamlParser.parse(SourceText.of("jobs.yaml", file), YamlSchema.CORE)
            .documents()
            .getFirst()
            .mapping()
            .orElseThrow()
            .items("steps")
            .getFirst()
            .mapping()
            .orElseThrow()
            .get("sql")
            .orElseThrow()
            .scalar()
            .orElseThrow()
            .text();
    Span place = only(Reports.of(sql)).span.resolved();
    assertEquals("jobs.yaml", place.source().path());
    assertEquals("4:25", place.region().start().toString());
  }

  @Test
  void searchesBase64ThreeDeepAndNoDeeper() {
    String three = base64(base64(base64(TOKEN)));
    assertEquals(1, Reports.of("a.txt", three).size());
    assertEquals(0, Reports.of("a.txt", base64(three)).size());
  }

  @Test
  void findsTheSamePlacesWithOtherLineBreaks() {
    String unix = "a: 1\n\nx: " + TOKEN + "\n";
    Span one = only(Reports.of("a.yaml", unix)).span;
    Span other = only(Reports.of("a.yaml", unix.replace("\n", "\r\n"))).span;
    assertEquals(one.region(), other.region());
  }

  @Test
  void countsUtf16Units() {
    Span place = only(Reports.of("a.txt", "ключ 🔑: " + TOKEN)).span;
    assertEquals("1:10", place.region().start().toString());
    assertEquals(TOKEN, place.text());
  }

  private static Reported only(List<Reported> reports) {
    assertEquals(1, reports.size(), reports::toString);
    return reports.getFirst();
  }

  private static String example(String detector) {
    return DetectorTableText.examples().stream()
        .filter(example -> example.detector().equals(detector))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
