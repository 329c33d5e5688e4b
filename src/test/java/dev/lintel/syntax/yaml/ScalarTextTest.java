package dev.lintel.syntax.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.OriginMap;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          k: plain                    ¦ plain ¦ 2..3 ¦ a
          k: one\\n   two             ¦ one two ¦ 3..4 ¦ \\n
          k: 'it''s'                  ¦ it's  ¦ 2..3 ¦ ''
          k: 'a \\r\\n  b'            ¦ a b   ¦ 1..2 ¦ \\r\\n
          k: "a\\\\tb"                ¦ a\\tb ¦ 1..2 ¦ \\\\t
          k: "\\\\x41\\\\u0042C"      ¦ ABC   ¦ 0..2 ¦ \\\\x41\\\\u0042
          k: "\\\\/"                  ¦ /     ¦ 0..1 ¦ \\\\/
          k: |\\n  one\\n  two\\n     ¦ one\\ntwo\\n ¦ 4..7 ¦ two
          k: >-\\n  one\\n  two\\n    ¦ one two ¦ 3..4 ¦ \\n
          k: >\\n  a\\n\\n\\n  b\\n   ¦ a\\n\\nb\\n ¦ 1..3 ¦ \\n\\n
          k: |1-\\n   x\\n            ¦ `  x` ¦ 0..2 ¦ `  `
          """)
  void spanOfTheValueLeadsToWhatIsWritten(
      String document, String value, String part, String written) {
    YamlScalar scalar = scalar(document.translateEscapes());
    SourceText text = scalar.text();
    String[] bounds = part.split("\\.\\.");
    Span span = text.span(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]));

    assertEquals(value.translateEscapes(), text.content());
    assertEquals(written.translateEscapes(), span.resolved().text());
  }

  @Test
  void unicodeLineSeparatorsAreNotFoldedToSpaces() {
    YamlScalar scalar = scalar("k: 'a\u2028 b\u0085c'");

    assertEquals("a\u2028b c", scalar.text().content());
    assertEquals("\u2028", scalar.text().span(1, 2).resolved().text());
    assertEquals("\u0085", scalar.text().span(3, 4).resolved().text());
  }

  @Test
  void controlCharactersKeepTheirPlace() {
    YamlScalar scalar = scalar("k: 'a\u0001''b'");

    assertEquals("a\uFFFD'b", scalar.text().content());
    assertEquals("\u0001", scalar.text().span(1, 2).resolved().text());
  }

  @Test
  void endOfTheValueLiesBehindItsLastUnit() {
    YamlScalar scalar = scalar("k: 'it''s'''");
    Span end = scalar.text().span(5, 5).resolved();

    assertEquals(scalar.span().end() - 1, end.start());
  }

  @Test
  void valueThatWasPutIntoTheTreeLeadsToTheScalarAsAWhole() {
    YamlScalar written = scalar("k: \"a\\tb\"");
    YamlScalar changed =
        new YamlScalar(written.span(), "something else", written.style(), written.type());

    assertEquals(written.span(), changed.text().span(3, 5).resolved());
  }

  /** A secret in base64 in an SQL literal in a block scalar: three texts deep. */
  @Test
  void secretInBase64InSqlInABlockScalarLeadsToTheFile() {
    String secret = "to" + "ken=hunter2";
    String encoded = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    SourceText file =
        SourceText.of(
            "job.yml",
            """
            steps:
              - sql: |
                  SELECT 1;
                  INSERT INTO t VALUES ('%s');
            """
                .formatted(encoded));
    YamlNode step =
        YamlParser.parse(file, YamlSchema.CORE)
            .documents()
            .getFirst()
            .mapping()
            .orElseThrow()
            .items("steps")
            .getFirst();
    SourceText sql = step.mapping().orElseThrow().get("sql").orElseThrow().scalar().get().text();
    int start = sql.content().indexOf(encoded);
    SourceText literal =
        SourceText.derived(
            "literal", encoded, OriginMap.of(sql.span(start, start + encoded.length())));
    SourceText decoded = decodeBase64(literal);

    int password = secret.indexOf("hunter2");
    Span found = decoded.span(password, password + 7).resolved();

    assertEquals(file, found.source());
    assertEquals(4, found.region().start().line());
    // Groups of 4 characters stand for 3 bytes, so the span grows to whole groups.
    assertEquals(encoded.substring(password / 3 * 4), found.text());
  }

  private static SourceText decodeBase64(SourceText encoded) {
    OriginMap.Builder origins = new OriginMap.Builder();
    StringBuilder decoded = new StringBuilder();
    for (int i = 0; i < encoded.length(); i += 4) {
      Span group = encoded.span(i, i + 4);
      String bytes =
          new String(Base64.getDecoder().decode(group.text()), StandardCharsets.ISO_8859_1);
      decoded.append(bytes);
      origins.append(bytes.length(), group);
    }
    return SourceText.derived("decoded", decoded.toString(), origins.build(encoded.all()));
  }

  private static YamlScalar scalar(String document) {
    return YamlParser.parse(SourceText.of("a.yaml", document), YamlSchema.CORE)
        .documents()
        .getFirst()
        .mapping()
        .orElseThrow()
        .get("k")
        .flatMap(YamlNode::scalar)
        .orElseThrow();
  }
}
