package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lintel.finding.RunResult;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Over the maximum the most severe findings stay. */
class MaximumResultsTest {
  private static final RunResult RESULT =
      ReportCase.parse(
          """
          finding: LOW sample/floating-image one
          finding: HIGH sample/floating-image two
          finding: MEDIUM sample/floating-image three
          finding: CRITICAL sample/floating-image four
          finding: LOW sample/unpinned-action five
          --- a
          «1»«2»«3»«4»«5»\
          """);

  @Test
  void conciseKeepsTheOrderOfTheFiles() {
    assertEquals(
        """
        a:1:2: high: sample/floating-image two
        a:1:4: critical: sample/floating-image four
        """,
        report(Format.CONCISE, 2));
  }

  @Test
  void fullTellsHowManyMore() {
    assertTrue(
        report(Format.FULL, 2)
            .contains("\n3 more findings, none more severe, not shown; --max-results 0"));
  }

  @Test
  void jsonCountsTheOmitted() throws IOException {
    JsonNode json = new ObjectMapper().readTree(report(Format.JSON, 2));
    assertEquals(3, json.at("/summary/omitted").asInt());
  }

  @Test
  void sarifCountsForEachGateAndPutsTheWorstFirst() throws IOException {
    JsonNode runs = new ObjectMapper().readTree(report(Format.SARIF, 2)).get("runs");
    assertEquals(List.of("four", "two"), messages(runs.get(0).get("results")));
    assertEquals(
        List.of(
            "warning: 2 more results, none more severe, are left out; --max-results 0 gives all"),
        messages(runs.at("/0/invocations/0/toolExecutionNotifications")));
    assertEquals(List.of("five"), messages(runs.get(1).get("results")));
    assertEquals(List.of(), messages(runs.at("/1/invocations/0/toolExecutionNotifications")));
  }

  private static List<String> messages(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(n -> n.at("/message/text").asText())
        .toList();
  }

  private static String report(Format format, int maximum) {
    return Reports.write(format.reporter(Reports.settings(false, 80, maximum)), RESULT);
  }
}
