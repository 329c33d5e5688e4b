package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lintel.engine.Checker;
import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Gate;
import dev.lintel.finding.Related;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Persona;
import dev.lintel.rule.Precision;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.SourceText;
import dev.lintel.testing.Golden;
import dev.lintel.testing.WholeRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GitHub refuses a file over its limits, so none is made; what is left out is told twice. */
class SarifLimitsTest {
  private final List<String> remarks = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "25001, 0,     25000, 'GitHub takes 25000 in a run and 10 MB in a file'",
    "25001, 30000, 25000, 'GitHub takes 25000 in a run and 10 MB in a file'",
    "25001, 5000,  5000,  '--max-results 0 gives 25000, as many as GitHub takes'",
    "5001,  5000,  5000,  '--max-results 0 gives all'"
  })
  void theMostSevereResultsStay(int found, int maximum, int kept, String remedy)
      throws IOException {
    JsonNode run = run(ManyFindings.of(found), maximum);
    assertEquals(kept, run.get("results").size());
    assertEquals("critical", run.at("/results/0/properties/severity").asText());
    String told = (found - kept) + " more results, none more severe, are left out; " + remedy;
    assertEquals(List.of("warning: " + told), notifications(run));
    assertEquals(List.of("sarif, gate sql: " + told), remarks);
  }

  @Test
  void nothingIsToldWhereNothingIsLeftOut() throws IOException {
    JsonNode run = run(ManyFindings.of(3), 0);
    assertEquals(List.of(), notifications(run));
    assertEquals(List.of(), remarks);
  }

  @Test
  void placesAndStepsStayWithinWhatGithubKeeps() throws IOException {
    JsonNode run = run(ManyFindings.of(1, 1_001, 1_500), 0);
    JsonNode result = run.at("/results/0");
    assertEquals(100, result.get("relatedLocations").size());
    JsonNode steps = result.at("/codeFlows/0/threadFlows/0/locations");
    assertEquals(1_000, steps.size());
    assertEquals(
        "DELETE on orders has no row filter", steps.get(999).at("/location/message/text").asText());
    assertEquals(
        List.of(
            "warning: 901 related places are left out, for GitHub keeps 100 of a result",
            "warning: 501 steps of flows are left out, for GitHub keeps 1000 of a result"),
        notifications(run));
    assertEquals(2, remarks.size());
  }

  /** Twelve megabytes packed: each result holds what no packing makes smaller. */
  @Test
  void theFileStaysUnderTenMegabytesWhenItIsPacked() throws IOException {
    String sarif = sarif(noise(5_000, 3_000), Reports.settings(false, 80, 0));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(sarif.getBytes(StandardCharsets.UTF_8));
    }
    assertTrue(packed.size() <= 10_000_000, () -> "packed " + packed.size());
    JsonNode run = sqlRun(new ObjectMapper().readTree(sarif));
    int kept = run.get("results").size();
    assertTrue(kept > 3_000 && kept < 5_000, () -> "kept " + kept);
    assertEquals("critical", run.at("/results/0/properties/severity").asText());
    assertEquals(
        List.of(
            "warning: "
                + (5_000 - kept)
                + " more results, none more severe, are left out; GitHub takes 25000 in a run and"
                + " 10 MB in a file"),
        notifications(run));
  }

  private static RunResult noise(int count, int length) {
    Random random = new Random(42);
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : ManyFindings.of(count).findings()) {
      String text =
          random.ints(length, '!', '~').mapToObj(Character::toString).collect(Collectors.joining());
      findings.add(
          new Finding(
              finding.rule(),
              finding.severity(),
              finding.gate(),
              finding.place(),
              finding.message(),
              finding.tags(),
              List.of(),
              List.of(),
              List.of(new Fix("fix it", true, List.of(new Edit(finding.place(), text)))),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    return new RunResult(findings, List.of(), ReportCase.gates(findings), 1, Optional.empty());
  }

  @Test
  void longTextsAreCutAndSayThatTheyAre() throws IOException {
    SourceText source = SourceText.of("a.sql", "x".repeat(9_000));
    Finding plain = ManyFindings.of(1).findings().getFirst();
    Finding finding =
        new Finding(
            plain.rule(),
            plain.severity(),
            plain.gate(),
            source.all(),
            "m".repeat(5_000),
            plain.tags(),
            List.of(new Related(source.all(), "r".repeat(5_000))),
            List.of(),
            List.of(new Fix("f", true, List.of(new Edit(source.all(), "e".repeat(5_000))))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    List<Finding> findings = List.of(finding);
    JsonNode result =
        run(new RunResult(findings, List.of(), ReportCase.gates(findings), 1, Optional.empty()), 0)
            .at("/results/0");
    assertEquals(
        "m".repeat(999) + "… ([" + "r".repeat(199) + "…](1))", result.at("/message/text").asText());
    assertEquals("r".repeat(999) + "…", result.at("/relatedLocations/0/message/text").asText());
    assertTrue(result.path("fixes").isMissingNode());
  }

  @Test
  void aRuleStaysWithinItsLimits() throws IOException {
    RuleMeta plain = SampleRules.meta(RuleId.of("sample/unscoped-write"));
    RuleMeta rule =
        new RuleMeta(
            plain.id(),
            "t".repeat(1_100),
            Severity.HIGH,
            Gate.SQL,
            "0.1.0",
            Persona.REGULAR,
            IntStream.range(0, 21).mapToObj(i -> "tag-" + i).collect(Collectors.toSet()),
            Precision.HIGH,
            List.of("CWE-1"),
            "",
            false,
            Set.of(),
            List.of(),
            List.of(),
            List.of());
    Catalog catalog =
        new Catalog(
            List.of(
                new Catalog.Entry(
                    rule,
                    () -> {
                      throw new UnsupportedOperationException();
                    })));
    ReportSettings settings =
        new ReportSettings(
            false, 80, UnaryOperator.identity(), catalog, Set.of(rule.id()), "0.1.0", 0, "");
    JsonNode read =
        new ObjectMapper()
            .readTree(sarif(ManyFindings.of(1), settings))
            .at("/runs/0/tool/driver/rules/0");
    assertEquals("t".repeat(1_023) + "…", read.at("/shortDescription/text").asText());
    assertEquals(20, read.at("/properties/tags").size());
  }

  /** GitHub's steps leave 9.0 open: it is neither high nor critical. */
  @Test
  void noRuleStandsBetweenTwoSteps() {
    for (Catalog.Entry entry : Checker.catalog().entries()) {
      String score = entry.meta().securitySeverity();
      assertEquals(
          entry.meta().tags().contains("security"), !score.isEmpty(), entry.id()::toString);
      if (!score.isEmpty()) {
        double value = Double.parseDouble(score);
        assertTrue(value >= 0.1 && value <= 10 && value != 9, entry.id()::toString);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"airflow-etl", "databricks-bundle", "gitops", "ml-platform", "spark-job"})
  void aResultTakesOneAndAHalfKilobytesAtMostOnAverage(String name) throws IOException {
    WholeRun run = WholeRun.of(Golden.testdata("pipelines").resolve(name));
    ReportSettings settings =
        new ReportSettings(
            false,
            80,
            UnaryOperator.identity(),
            Checker.catalog(),
            run.check().selected(),
            "0.1.0",
            0,
            "");
    JsonNode sarif = new ObjectMapper().readTree(sarif(run.result(), settings));
    List<Integer> sizes =
        StreamSupport.stream(sarif.get("runs").spliterator(), false)
            .flatMap(each -> StreamSupport.stream(each.get("results").spliterator(), false))
            .map(result -> result.toString().length())
            .toList();
    double average = sizes.stream().mapToInt(Integer::intValue).average().orElseThrow();
    assertTrue(average <= 1_500, () -> average + " bytes");
  }

  private JsonNode run(RunResult result, int maximum) throws IOException {
    ReportSettings plain = Reports.settings(false, 80, maximum);
    ReportSettings settings =
        new ReportSettings(
            false,
            80,
            plain.paths(),
            plain.catalog(),
            plain.selected(),
            plain.version(),
            maximum,
            "",
            Optional.empty(),
            remarks::add);
    return sqlRun(new ObjectMapper().readTree(sarif(result, settings)));
  }

  private static JsonNode sqlRun(JsonNode sarif) {
    return StreamSupport.stream(sarif.get("runs").spliterator(), false)
        .filter(run -> run.at("/automationDetails/id").asText().equals("lintel/sql/"))
        .findFirst()
        .orElseThrow();
  }

  private static String sarif(RunResult result, ReportSettings settings) {
    return Reports.write(Format.SARIF.reporter(settings), result);
  }

  private static List<String> notifications(JsonNode run) {
    return StreamSupport.stream(
            run.at("/invocations/0/toolExecutionNotifications").spliterator(), false)
        .map(notification -> notification.at("/message/text").asText())
        .toList();
  }
}
