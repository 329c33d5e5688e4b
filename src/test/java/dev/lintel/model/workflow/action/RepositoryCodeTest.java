package dev.lintel.model.workflow.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.UsedCode.Local;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RepositoryCodeTest {
  private static final String ACTION =
      """
      name: publish
      description: publishes
      inputs:
        target: {required: true}
        where: {required: true, default: here}
        old: {deprecationMessage: use target}
      outputs:
        url: {description: where it is}
      runs: {using: node24, main: index.js}
      """;

  /** A repository of files by their paths. */
  private static RepositoryCode repository(Map<String, String> files) {
    List<Workflow> workflows = new ArrayList<>();
    List<ActionDefinition> actions = new ArrayList<>();
    List<YamlStream> unreadable = new ArrayList<>();
    new TreeMap<>(files)
        .forEach((path, content) -> {
          YamlStream stream = YamlParser.parse(SourceText.of(path, content), YamlSchema.CORE);
          if (path.contains("workflows/")) {
            Workflow.of(stream).ifPresentOrElse(workflows::add, () -> unreadable.add(stream));
          } else if (path.contains("action.")) {
            ActionDefinition.of(stream).ifPresentOrElse(actions::add, () -> unreadable.add(stream));
          }
        });
    return new RepositoryCode(workflows, actions, unreadable, files::containsKey);
  }

  private static String using(String uses) {
    return "on: push\njobs: {build: {steps: [{uses: '" + uses + "'}]}}\n";
  }

  private static String calling(String uses) {
    return "on: workflow_call\njobs: {next: {uses: '" + uses + "'}}\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./publish",
        "./publish/",
        "$/publish",
        "$//publish",
        "././publish",
        "./a/../publish"
      })
  void aLocalActionIsFoundFromTheRoot(String uses) {
    RepositoryCode code =
        repository(Map.of(".github/workflows/ci.yml", using(uses), "publish/action.yml", ACTION));
    ActionMetadata metadata = code.uses().getFirst().metadata().orElseThrow();
    assertEquals(uses, metadata.name());
    assertEquals("node24", metadata.runtime());
    assertEquals(List.of("url"), metadata.outputs());
    assertTrue(metadata.input("TARGET").orElseThrow().isRequired());
    assertFalse(metadata.input("where").orElseThrow().isRequired());
    assertEquals(Optional.of("use target"), metadata.input("old").orElseThrow().deprecation());
  }

  @Test
  void aRepositoryInsideOfAnotherHasItsOwnRoot() {
    RepositoryCode code =
        repository(
            Map.of(
                "sub/.github/workflows/ci.yml",
                using("./publish"),
                "sub/publish/action.yaml",
                ACTION));
    assertTrue(code.uses().getFirst().local().isPresent());
  }

  @Test
  void theRootMayBeAnActionItself() {
    RepositoryCode code =
        repository(Map.of(".github/workflows/ci.yml", using("./"), "action.yml", ACTION));
    assertEquals("", code.uses().getFirst().local().orElseThrow().directory());
  }

  @Test
  void ofTwoFilesTheFirstNameCounts() {
    RepositoryCode code =
        repository(
            Map.of(
                ".github/workflows/ci.yml",
                using("./publish"),
                "publish/action.yaml",
                "runs: {using: docker, image: Dockerfile}",
                "publish/action.yml",
                ACTION));
    assertEquals("publish/action.yml", code.uses().getFirst().local().orElseThrow().path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"./../publish", "./publish/../../..", "$/..", "./nothing"})
  void whatIsNotThereIsMissing(String uses) {
    RepositoryCode code =
        repository(Map.of(".github/workflows/ci.yml", using(uses), "publish/action.yml", ACTION));
    UsedAction use = code.uses().getFirst();
    assertEquals(Optional.empty(), use.metadata());
    assertTrue(code.isMissing(use.stream(), (Local) use.code()));
  }

  @Test
  void aDockerfileAloneIsAnActionOfWhichNothingIsKnown() {
    RepositoryCode code =
        repository(
            Map.of(".github/workflows/ci.yml", using("./image"), "image/Dockerfile", "FROM a"));
    UsedAction use = code.uses().getFirst();
    assertEquals(Optional.empty(), use.metadata());
    assertFalse(code.isMissing(use.stream(), (Local) use.code()));
  }

  @Test
  void nothingIsKnownOfAnActionWithAFault() {
    RepositoryCode code =
        repository(
            Map.of(
                ".github/workflows/ci.yml",
                using("./publish"),
                "publish/action.yml",
                "name: a\ninputs: {target: {\n"));
    assertEquals(Optional.empty(), code.uses().getFirst().metadata());
  }

  @Test
  void aCommitIsTheVersionInTheCommentBehindIt() {
    String commit = "0c45773b623bea8c8e75f6c82b208c3cf94ea4f9";
    String text =
        """
        jobs:
          build:
            steps:
              - uses: actions/cache@%s # v4.0.2, pinned
              - uses: actions/cache@%s
              # v3
        """
            .formatted(commit, commit);
    List<UsedAction> uses = repository(Map.of(".github/workflows/ci.yml", text)).uses();
    assertEquals(Optional.of("v4.0.2"), uses.getFirst().version());
    assertEquals(Optional.empty(), uses.getLast().version());
  }

  @Test
  void aWorkflowMayCallItself() {
    RepositoryCode code =
        repository(Map.of(".github/workflows/a.yml", calling("./.github/workflows/a.yml")));
    WorkflowCall call = code.calls().getFirst();
    assertEquals(Optional.of(".github/workflows/a.yml"), call.path());
    assertTrue(call.called().isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"./.github/workflows/a.yml@main", "./../../a.yml", "$/", "./"})
  void aMalformedLocalCallCallsNothing(String uses) {
    RepositoryCode code =
        repository(Map.of(".github/workflows/a.yml", calling(uses), "a.yml", "on: push"));
    assertEquals(Optional.empty(), code.calls().getFirst().called());
  }

  @Test
  void aCalledWorkflowTellsWhatItTakesAndGives() {
    RepositoryCode code =
        repository(
            Map.of(
                ".github/workflows/a.yml",
                calling("./.github/workflows/b.yml"),
                ".github/workflows/b.yml",
                """
                on:
                  workflow_call:
                    inputs:
                      count: {type: number, required: true}
                      name: {type: text}
                      bare:
                    secrets:
                      TOKEN: {required: true}
                    outputs:
                      url: {value: x}
                """));
    CalledWorkflow called = code.calls().getFirst().called().orElseThrow();
    assertEquals(CalledWorkflow.Type.NUMBER, called.input("COUNT").orElseThrow().type());
    assertTrue(called.input("count").orElseThrow().isRequired());
    assertEquals(CalledWorkflow.Type.UNKNOWN, called.input("name").orElseThrow().type());
    assertFalse(called.input("bare").orElseThrow().isRequired());
    assertTrue(called.secret("token").orElseThrow().isRequired());
    assertEquals(List.of("url"), called.outputs());
  }
}
