package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class GitlabLayoutTest {
  private static final String TWO_ALIKE =
      """
      finding: HIGH sample/unscoped-write DELETE on t has no row filter
      finding: HIGH sample/unscoped-write DELETE on t has no row filter
      --- a.sql
      """;

  @Test
  void fingerprintsOfFindingsThatLookAlikeDiffer() throws IOException {
    assertEquals(2, Set.copyOf(fingerprints("", "")).size());
  }

  @Test
  void fingerprintsStayWhereLinesAreAddedOrIndented() throws IOException {
    List<String> before = fingerprints("", "");
    assertEquals(before, fingerprints("-- a comment\n\n", ""));
    assertEquals(before, fingerprints("", "SELECT 1;\n  \t"));
  }

  @Test
  void fingerprintsOfTwentyThousandDiffer() throws IOException {
    JsonNode issues = read(Reports.write(Format.GITLAB, ManyFindings.of(20_000)));
    Set<String> distinct =
        StreamSupport.stream(issues.spliterator(), false)
            .map(issue -> issue.get("fingerprint").asText())
            .collect(Collectors.toSet());
    assertEquals(20_000, distinct.size());
  }

  /** The hash of a short secret would give it away. */
  @Test
  void noSecretTakesPartInAFingerprint() throws IOException {
    assertEquals(
        secretFingerprint("tok_" + "A".repeat(16)), secretFingerprint("tok_" + "B".repeat(16)));
  }

  private static String secretFingerprint(String secret) throws IOException {
    return read(report(
            "finding: CRITICAL secret/sample-token a token\n--- a.env\nKEY=«%s»\n"
                .formatted(secret)))
        .at("/0/fingerprint")
        .asText();
  }

  @Test
  void suppressedFindingsAreLeftOut() throws IOException {
    assertFalse(
        report("finding: HIGH sample/unscoped-write x\nsuppressed: agreed\n--- a\n«1»")
            .contains("unscoped"));
  }

  private static List<String> fingerprints(String above, String between) throws IOException {
    JsonNode issues =
        read(report(TWO_ALIKE + above + "«DELETE» FROM t;\n" + between + "«DELETE» FROM t;\n"));
    return StreamSupport.stream(issues.spliterator(), false)
        .map(issue -> issue.get("fingerprint").asText())
        .toList();
  }

  private static JsonNode read(String report) throws IOException {
    return new ObjectMapper().readTree(report);
  }

  private static String report(String text) {
    return Reports.write(Format.GITLAB, ReportCase.parse(text));
  }
}
