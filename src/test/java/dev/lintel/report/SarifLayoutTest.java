package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lintel.finding.RunResult;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class SarifLayoutTest {
  @Test
  void everyGateThatARuleLookedAtHasARunEvenWithoutFindings() throws IOException {
    JsonNode runs = sarif("--- a\nx").get("runs");
    assertEquals(
        List.of("lintel/lint/", "lintel/security/", "lintel/sql/"),
        StreamSupport.stream(runs.spliterator(), false)
            .map(run -> run.at("/automationDetails/id").asText())
            .toList());
  }

  @Test
  void selectedRulesAreDescribedThoughTheyFoundNothing() throws IOException {
    JsonNode rule = sarif("--- a\nx").at("/runs/2/tool/driver/rules/0");
    assertEquals("sample/unscoped-write", rule.get("id").asText());
    assertEquals("UnscopedWrite", rule.get("name").asText());
    assertEquals(
        "A pipeline runs the statement unattended, so nobody sees the row count before it commits."
            + " See the manual.",
        rule.at("/fullDescription/text").asText());
  }

  @Test
  void bracketsOfAMessageAreNoLinks() throws IOException {
    JsonNode result =
        sarif(
                """
                finding: HIGH sample/floating-image array[0] and [x](1)
                related: see [y]
                --- a
                «1» ‹2›\
                """)
            .at("/runs/0/results/0");
    assertEquals(
        "array\\[0\\] and \\[x\\](1) ([see \\[y\\]](1))", result.at("/message/text").asText());
    assertEquals("see [y]", result.at("/relatedLocations/0/message/text").asText());
    assertEquals(1, result.at("/relatedLocations/0/id").asInt());
  }

  @Test
  void regionCountsUtf16UnitsAndItsEndIsExclusive() throws IOException {
    JsonNode region =
        sarif("finding: HIGH sample/floating-image x\n--- a\n\n🚀«🚀\nb»c")
            .at("/runs/0/results/0/locations/0/physicalLocation/region");
    ObjectNode expected = new ObjectMapper().createObjectNode();
    expected.put("startLine", 2).put("startColumn", 3).put("endLine", 3).put("endColumn", 2);
    expected.putObject("snippet").put("text", "🚀\nb");
    assertEquals(expected, region);
  }

  @Test
  void suppressedFindingsAreLeftOut() throws IOException {
    JsonNode run =
        sarif("finding: HIGH sample/floating-image x\nsuppressed: agreed\n--- a\n«1»")
            .at("/runs/0");
    assertEquals(0, run.get("results").size());
  }

  @Test
  void lineHashIsOfTheFileAndNotOfWhatIsShown() throws IOException {
    String token = "tok_" + "Q".repeat(16);
    JsonNode result =
        sarif("finding: CRITICAL secret/sample-token x\n--- a\n«" + token + "»")
            .at("/runs/1/results/0");
    assertEquals(
        new LineHashes(SourceText.of("a", token)).hash(1),
        result.at("/partialFingerprints/primaryLocationLineHash").asText());
    assertFalse(result.toString().contains(token));
  }

  @Test
  void longSnippetsAreLeftOut() throws IOException {
    JsonNode place =
        sarif("finding: HIGH sample/floating-image x\n--- a\n«" + "1".repeat(5000) + "»")
            .at("/runs/0/results/0/locations/0/physicalLocation");
    assertFalse(place.get("region").has("snippet"));
    assertFalse(place.has("contextRegion"));
  }

  private static JsonNode sarif(String text) throws IOException {
    RunResult result = ReportCase.parse(text);
    return new ObjectMapper().readTree(Reports.write(Format.SARIF, result));
  }
}
