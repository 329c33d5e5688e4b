package dev.lintel.model.promotion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.model.workflow.Step;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToolUsesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          trivy image --severity HIGH x               ~ SCAN trivy
          sudo -E trivy fs .                          ~ SCAN trivy
          trivy --version                             ~ ''
          trivy image --format=spdx-json x            ~ ''
          trivy image --format cyclonedx x            ~ ''
          npm audit --audit-level=high && npm test    ~ SCAN npm audit, TEST npm test
          npm install test                            ~ ''
          FOO=1 poetry run python -m pytest -q        ~ TEST pytest
          env CI=1 npx jest                           ~ TEST jest
          mvn -B -o clean verify                      ~ TEST mvn
          mvn verify -DskipTests                      ~ ''
          ( cd x; kubectl apply -f y ) && z           ~ DEPLOY kubectl
          kubectl apply --dry-run=server -f y         ~ ''
          echo pytest                                 ~ ''
          "pytest"                                    ~ TEST pytest
          """)
  void aScriptUsesTools(String script, String expected) {
    assertEquals(expected, uses("run: |\n  " + script));
  }

  @ParameterizedTest
  @CsvSource({
    "aquasecurity/trivy-action@v1, SCAN trivy",
    "Snyk/actions/node@master, SCAN snyk",
    "actions/checkout@v4, ''",
    "./trivy-action, ''"
  })
  void anActionIsATool(String uses, String expected) {
    assertEquals(expected, uses("uses: " + uses));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          bandit -r src || true                       ~ || true
          bandit -r src && echo ok || exit 0          ~ || exit 0
          (bandit -r src; pytest) || :                ~ || :, || :
          bandit -r src || exit 1                     ~ -
          bandit -r src || rc=$?                      ~ -
          true || bandit -r src                       ~ -
          bandit -r src --exit-zero                   ~ --exit-zero
          trivy image --exit-code 0 x                 ~ --exit-code 0
          trivy image --exit-code=0 x                 ~ --exit-code=0
          trivy image --exit-code=1 x                 ~ -
          trivy image x                               ~ without --exit-code
          trivy image $TRIVY_ARGS x                   ~ -
          semgrep ci                                  ~ -
          """)
  void aMaskIsWhatKeepsAToolFromFailing(String script, String expected) {
    assertEquals(
        expected,
        ToolUses.of(step("run: |\n  " + script)).stream()
            .map(use -> Mask.of(use).map(ToolUsesTest::sketch).orElse("-"))
            .collect(Collectors.joining(", ")));
  }

  private static String sketch(Mask mask) {
    return (mask.isAbsence() ? "without " : "") + mask.setting();
  }

  private static String uses(String yaml) {
    List<ToolUse> uses = ToolUses.of(step(yaml));
    return uses.stream()
        .map(use -> use.tool().purpose() + " " + use.tool().name())
        .collect(Collectors.joining(", "));
  }

  private static Step step(String yaml) {
    return new Step(
        YamlParser.parse(SourceText.of("step.yml", yaml), YamlSchema.CORE)
            .documents()
            .getFirst()
            .mapping()
            .orElseThrow());
  }
}
