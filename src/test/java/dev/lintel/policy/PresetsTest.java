package dev.lintel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Severity;
import dev.lintel.rules.RuleIndex;
import dev.lintel.source.SourceText;
import dev.lintel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What each preset holds a pipeline to. */
class PresetsTest {
  static final List<String> PRESETS = Presets.NAMES;

  @Test
  void thereIsOneForEachPipeline() throws IOException {
    assertEquals(
        Presets.NAMES, names(Golden.testdata("../src/main/presets"), Files::isRegularFile));
    assertEquals(Presets.NAMES, names(Golden.testdata("pipelines"), Files::isDirectory));
  }

  private static List<String> names(Path directory, Predicate<Path> kind) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(kind)
          .map(file -> file.getFileName().toString().replace(".yml", ""))
          .sorted()
          .toList();
    }
  }

  private static Policy policy(String preset) throws InvalidPolicyException {
    SourceText text = SourceText.of("lintel.yml", "extends: lintel:" + preset);
    return Policy.load(Optional.of(text), RuleIndex.catalog());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spark-job | lint high medium, security critical medium, sql high medium, dry-run high"
            + " medium, promotion high medium",
        "gitops | lint high medium, security critical high, sql high medium, dry-run high medium,"
            + " promotion high medium",
        "databricks-bundle | lint high medium, security high medium, sql high medium, dry-run high"
            + " medium, promotion high medium",
        "ml-platform | lint high medium, security critical medium, sql high medium, dry-run high"
            + " medium, promotion high medium",
        "airflow-etl | lint high never, security high medium, sql high medium, dry-run high"
            + " medium, promotion high medium",
      })
  void gatesBlockAndAlertWhereThePipelineSays(String preset, String expected)
      throws InvalidPolicyException {
    assertEquals(
        expected,
        policy(preset).gates(List.of(), Optional.empty()).stream()
            .map(gate ->
                gate.gate().id()
                    + " "
                    + PolicyKeys.word(gate.blockAt())
                    + " "
                    + PolicyKeys.word(gate.alertAt()))
            .collect(Collectors.joining(", ")));
  }

  /** Every rule that a preset sets blocks its gate, and none is switched off. */
  @ParameterizedTest
  @FieldSource("PRESETS")
  void whatAPresetSetsMatters(String preset) throws InvalidPolicyException {
    Policy policy = policy(preset);
    List<ActiveRule> usual = Policy.DEFAULT.select(RuleIndex.catalog(), Selection.DEFAULT);
    List<ActiveRule> there = policy.select(RuleIndex.catalog(), Selection.DEFAULT);
    assertEquals(
        usual.stream().map(ActiveRule::id).toList(), there.stream().map(ActiveRule::id).toList());
    int changed = 0;
    for (ActiveRule rule : there) {
      Severity own = rule.meta().severity();
      if (rule.severity() != own) {
        changed++;
        assertTrue(rule.severity().isAtLeast(Severity.HIGH), rule.id().toString());
        assertTrue(rule.severity().isAtLeast(own), rule.id().toString());
      }
    }
    assertTrue(changed >= 3, changed + " rules");
  }

  @ParameterizedTest
  @FieldSource("PRESETS")
  void aPresetReadsWell(String preset) {
    String text = Presets.find(preset).orElseThrow().content();
    assertTrue(text.startsWith("# "));
    text.lines().forEach(line -> assertTrue(line.length() <= 140, line));
  }

  @Test
  void thereIsNoOther() {
    for (String name : List.of("", "GITOPS", "gitops.yml", "../presets/gitops", "/gitops", "\0")) {
      assertEquals(Optional.empty(), Presets.find(name));
    }
  }
}
