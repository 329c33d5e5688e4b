package dev.lintel.model.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.Position;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkflowTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "on: push",
        "on: [push]",
        "on:\n  push:\n    branches: main",
        "'on': {push: {branches: [main]}}"
      })
  void aTriggerIsSpelledInThreeWays(String yaml) {
    List<Trigger> triggers = Workflows.parse(yaml).triggers();
    assertEquals(List.of("push"), triggers.stream().map(Trigger::event).toList());
    assertEquals("push", triggers.getFirst().span().text());
  }

  @Test
  void aTriggerKnowsItsFilters() {
    Trigger trigger =
        Workflows.parse("on: {workflow_run: {branches: main, types: [completed, requested]}}")
            .trigger("workflow_run")
            .orElseThrow();
    assertEquals(List.of("main"), trigger.branches());
    assertEquals(List.of("completed", "requested"), trigger.types());
  }

  @ParameterizedTest
  @ValueSource(strings = {"environment: prod", "environment: {name: prod, url: x}"})
  void anEnvironmentIsSpelledInTwoWays(String line) {
    Workflow workflow = Workflows.parse("jobs:\n  a:\n    " + line);
    assertEquals(
        Optional.of("prod"), workflow.jobs().getFirst().environment().map(YamlScalar::value));
  }

  @ParameterizedTest
  @CsvSource({
    "actions/checkout@v4, actions/checkout, v4, false",
    "github/codeql-action/init@v3, github/codeql-action/init, v3, false",
    "o/r/.github/workflows/x.yml@feature/a, o/r/.github/workflows/x.yml, feature/a, false",
    "o/r@0123456789abcdef0123456789ABCDEF01234567, o/r, 0123456789abcdef0123456789ABCDEF01234567,"
        + " true"
  })
  void codeInARepositoryHasARef(String text, String slug, String ref, boolean isPinned) {
    UsedCode.InRepository code = (UsedCode.InRepository) used(text).orElseThrow();
    assertEquals(slug, code.slug());
    assertEquals(ref, code.ref().text());
    assertEquals(isPinned, code.isPinned());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"checkout", "actions/checkout", "actions/checkout@", "/x@v1", "o/${{ x }}@v1"})
  void whatIsNoFormOfUsesIsEmpty(String text) {
    assertTrue(used(text).isEmpty());
  }

  @Test
  void aWordOfAScriptLeadsBackToItsPlaceInTheFile() {
    Workflow workflow =
        Workflows.parse(
            """
            jobs:
              a:
                steps:
                  - run: |
                      echo one
                      bandit -r src || true
            """);
    Span word =
        workflow
            .jobs()
            .getFirst()
            .steps()
            .getFirst()
            .script()
            .orElseThrow()
            .commands()
            .get(1)
            .program()
            .span();
    assertEquals(new Position(6, 11), word.resolved().region().start());
  }

  @Test
  void whatGitHubRefusesIsEmpty() {
    Workflow workflow = Workflows.parse("on: 1.5\njobs: [a]\npermissions: {}");
    assertTrue(workflow.jobs().isEmpty());
  }

  private static Optional<UsedCode> used(String text) {
    SourceText source = SourceText.of("uses", "\"" + text + "\"");
    return YamlParser.parse(source, YamlSchema.CORE)
        .documents()
        .getFirst()
        .root()
        .orElseThrow()
        .scalar()
        .flatMap(UsedCode::of);
  }
}
