package dev.lintel.model.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.workflow.RunnerLabels.OperatingSystem;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunsOnTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "runs-on: a                                                       | a        | true",
        "runs-on: [a, b]                                                  | a b      | true",
        "runs-on: {labels: a}                                             | a        | true",
        "runs-on: {labels: [a, '${{ x }}']}                               | a        | false",
        "'runs-on: \"${{ matrix.os }}\", strategy: {matrix: {os: [a, b]}}'    | a, b     | true",
        "'runs-on: [x, \"${{ matrix.os }}\"], strategy: {matrix: {os: [a, b]}}' | x a, x b | true",
        "'runs-on: \"${{ matrix.OS.Name }}\", strategy: {matrix: {os: [{name: a}]}}' | a     |"
            + " true",
        "'runs-on: \"${{ matrix.os }}\", strategy: {matrix: {os: [[a, b], c]}}' | a b, c   | true",
        "'runs-on: \"${{ matrix.os }}\", strategy: {matrix: {include: [{os: a}]}}' | a     | true",
        "'runs-on: \"${{ matrix.os }}\", strategy: {matrix: {os: [a, \"${{ x }}\"]}}' | a  | false",
        "'runs-on: \"${{ matrix.os }}\", strategy: {matrix: \"${{ x }}\"}'    | ''       | false",
        "'runs-on: \"${{ matrix.os }}-x\", strategy: {matrix: {os: [a]}}'     | ''       | false",
        "uses: ./x.yml                                                    | ''       | true"
      })
  void aJobAsksForRunners(String job, String labels, boolean isComplete) {
    RunsOn runner = runner(job);
    assertEquals(
        labels,
        runner.alternatives().stream()
            .map(each -> each.stream().map(YamlScalar::value).collect(Collectors.joining(" ")))
            .collect(Collectors.joining(", ")));
    assertEquals(isComplete, runner.isComplete());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ubuntu-latest               | LINUX",
        "[self-hosted, Windows, X64] | WINDOWS",
        "macos-15-xlarge             | MACOS",
        "[self-hosted, big]          |",
        "{group: big}                |",
        "'\"${{ vars.RUNNER }}\"'      |"
      })
  void someRunnersTellTheirSystem(String runsOn, OperatingSystem system) {
    assertEquals(Optional.ofNullable(system), runner("runs-on: " + runsOn).system());
  }

  @Test
  void labelsBesideSelfHostedAreTheirOwners() {
    assertTrue(runner("runs-on: [Self-Hosted, ubuntu-18.04]").hosted().isEmpty());
    assertTrue(runner("runs-on: {group: a, labels: [ubuntu-18.04]}").hosted().isEmpty());
    assertEquals(1, runner("runs-on: {labels: [ubuntu-18.04]}").hosted().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ubuntu-latest", "Ubuntu-24.04", "ubuntu-latest-8-cores", "macOS", "self-hosted"})
  void someLabelsAreKnown(String label) {
    assertTrue(RunnerLabels.isKnown(label));
    assertEquals(Optional.empty(), RunnerLabels.meant(label));
  }

  @ParameterizedTest
  @CsvSource({
    "ubuntu-lastest, ubuntu-latest",
    "ubunut-24.04, ubuntu-24.04",
    "windows_latest, windows-latest",
    "macos-10, macos-26",
    "ubuntu-23.04, ubuntu-26.04",
    "ubuntu-40.04,",
    "windows-2025-vs2029,",
    "macos-m1,",
    "gpu,",
    "linux-latest,",
    "self-hosted-big,",
    "ubuntu-20.04,"
  })
  void someLabelsAreSlips(String label, String meant) {
    assertFalse(RunnerLabels.isKnown(label) && meant != null);
    assertEquals(Optional.ofNullable(meant), RunnerLabels.meant(label));
  }

  private static RunsOn runner(String job) {
    return RunsOn.of(Workflows.parse("jobs: {j: {%s}}".formatted(job)).jobs().getFirst());
  }
}
