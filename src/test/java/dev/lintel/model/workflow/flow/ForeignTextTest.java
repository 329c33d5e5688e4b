package dev.lintel.model.workflow.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.workflow.flow.FreeTextContexts.Author;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignTextTest {
  private static Definition parse(String yaml) {
    SourceText source = SourceText.of(".github/workflows/ci.yml", yaml);
    return Definition.of(YamlParser.parse(source, YamlSchema.CORE)).orElseThrow();
  }

  /** Gives who writes what ends up in the scripts, in the order of the text. */
  private static List<ForeignText.Found> found(String yaml) {
    List<ForeignText.Found> all = new ArrayList<>();
    for (StepSite site : parse(yaml).steps()) {
      ForeignText foreign = new ForeignText(site);
      EmbeddedScript.of(site.step()).forEach(script -> all.addAll(foreign.in(script.pasted())));
    }
    return all;
  }

  private static List<String> ways(String yaml) {
    return found(yaml).stream()
        .map(found ->
            found.author()
                + " "
                + found.way().stream().map(e -> e.span().text()).toList()
                + " "
                + found.value().span().text())
        .toList();
  }

  @Test
  void followsTheMatrix() {
    assertEquals(
        List.of("ANYONE [github.head_ref] matrix.branch"),
        ways(
            """
            on: pull_request
            jobs:
              a:
                strategy:
                  matrix:
                    branch: [main, '${{ github.head_ref }}']
                    word: [one, two]
                runs-on: ubuntu-24.04
                steps:
                  - run: git checkout ${{ matrix.branch }} ${{ matrix.word }}
            """));
  }

  @Test
  void followsOutputsOfStepsAndJobs() {
    assertEquals(
        List.of(
            "ANYONE [github.event.comment.body, steps.say.outputs.text] needs.a.outputs.word",
            "CALLERS [] inputs.name"),
        ways(
            """
            on:
              issue_comment:
              workflow_call: {inputs: {name: {type: string}, size: {type: number}}}
            jobs:
              a:
                runs-on: ubuntu-24.04
                outputs: {word: '${{ steps.say.outputs.text }}'}
                steps:
                  - id: say
                    run: echo "text=$BODY" >> "$GITHUB_OUTPUT"
                    env: {BODY: '${{ github.event.comment.body }}'}
              b:
                needs: a
                runs-on: ubuntu-24.04
                steps:
                  - run: echo ${{ needs.a.outputs.word }} ${{ needs.a.outputs.other }}
                  - run: echo ${{ inputs.name }} ${{ inputs.size }}
            """));
  }

  @Test
  void anInnerVariableHidesAnOuterOne() {
    assertEquals(
        List.of(),
        ways(
            """
            on: issues
            env: {TITLE: '${{ github.event.issue.title }}'}
            jobs:
              a:
                runs-on: ubuntu-24.04
                env: {TITLE: fixed}
                steps:
                  - run: echo ${{ env.TITLE }}
            """));
  }

  @Test
  void anActionsInputsAreItsCallers() {
    List<ForeignText.Found> found =
        found(
            """
            inputs: {who: {description: Who}}
            runs:
              using: composite
              steps:
                - run: echo ${{ inputs.who }} ${{ inputs.unknown }}
                  shell: bash
            """);
    assertEquals(List.of(Author.CALLERS), found.stream().map(f -> f.author()).toList());
  }

  @Test
  void circlesAndManyWaysEnd() {
    String many = "${{ env.A }}${{ env.B }}".repeat(300);
    assertTrue(
        found(
                """
                on: push
                env:
                  A: '%s'
                  B: '%s'
                jobs:
                  a:
                    runs-on: ubuntu-24.04
                    steps:
                      - run: echo ${{ env.A }}
                """
                    .formatted(many, many))
            .isEmpty());
  }

  @Test
  void stepsThatNeverRunAreNone() {
    Definition definition =
        parse(
            """
            on: push
            jobs:
              a:
                runs-on: ubuntu-24.04
                steps:
                  - if: ${{ false }}
                    run: echo off
                  - parallel:
                      - run: echo one
                      - run: echo two
            """);
    assertEquals(
        List.of("echo one", "echo two"),
        definition.steps().stream()
            .flatMap(site -> site.step().run().stream())
            .map(run -> run.value())
            .toList());
  }
}
