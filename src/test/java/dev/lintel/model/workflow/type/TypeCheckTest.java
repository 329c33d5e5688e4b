package dev.lintel.model.workflow.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told against the expressions of a file, each with the text that it stands at. */
final class TypeCheckTest {
  @Test
  void aStepSeesThoseBeforeItAndThoseBesideIt() {
    assertEquals(
        List.of(
            "none: 'steps' has no property 'none'; accepted are a, b, c, self",
            "b: 'steps' has no property 'b': the step has not run yet",
            "self: 'steps' has no property 'self': the step has not run yet"),
        problems(
            """
            on: push
            jobs:
              j:
                runs-on: x
                outputs: {o: "${{ steps.none.outcome }}"}
                steps:
                  - {id: a, run: "echo ${{ steps.b.outcome }}"}
                  - parallel:
                      - {id: b, run: a}
                      - {id: c, run: a}
                  - {id: self, run: "echo ${{ steps.self.outcome }} ${{ steps.C.outputs.any }}"}
            """));
  }

  @Test
  void needsAreTheDirectOnes() {
    assertEquals(
        List.of(
            "A: 'needs' has no property 'A': the job 'c' does not need it",
            "none: 'needs.B.outputs' has no property 'none'; accepted are o"),
        problems(
            """
            on: push
            jobs:
              a: {runs-on: x, steps: [{run: a}]}
              b: {runs-on: x, needs: a, outputs: {o: a}, steps: [{run: a}]}
              called: {uses: ./.github/workflows/called.yml}
              c:
                runs-on: x
                needs: [b, called]
                steps:
                  - run: ${{ needs.A.result }} ${{ needs.B.outputs.none }} ${{ needs.b.outputs.O }}
                  - run: ${{ needs.called.outputs.any }}
            """));
  }

  @Test
  void rowsAndAdditionsMakeTheMatrix() {
    String jobs =
        """
        on: push
        jobs:
          j:
            runs-on: x
            strategy: {matrix: %s}
            steps: [{run: "%s"}]
        """;
    assertEquals(
        List.of("none: 'matrix' has no property 'none'; accepted are a, b"),
        problems(
            jobs.formatted(
                "{a: [1], include: [{b: 1}]}",
                "${{ matrix.a }} ${{ matrix.b }} ${{ matrix.none }}")));
    assertEquals(
        List.of("x: 'matrix.a' is a number, which has no property 'x'"),
        problems(jobs.formatted("{a: [1], include: [{a: 2}]}", "${{ matrix.a.x }}")));
    for (String open :
        List.of(
            "'${{ fromJSON(vars.M) }}'",
            "{a: '${{ fromJSON(vars.M) }}', include: '${{ fromJSON(vars.M) }}'}",
            "{a: [1, text, {x: 1}], include: ['${{ fromJSON(vars.M) }}']}")) {
      assertEquals(List.of(), problems(jobs.formatted(open, "${{ matrix.a.x }} ${{ matrix.b }}")));
    }
  }

  @Test
  void aJobWithoutAMatrixHasNothingInIt() {
    assertEquals(
        List.of("a: 'matrix' has no property 'a'"),
        problems("on: push\njobs: {j: {runs-on: x, steps: [{run: '${{ matrix.a }}'}]}}\n"));
  }

  @Test
  void inputsAreThoseOfBothTriggersTogether() {
    assertEquals(
        List.of(
            "inputs.both: 'inputs.both' is a boolean, and 'env' takes an object",
            "d: 'inputs' has no property 'd'; accepted are both, call"),
        problems(
            """
            on:
              workflow_dispatch: {inputs: {both: {type: boolean}}}
              workflow_call: {inputs: {both: {type: boolean}, call: {}}}
            jobs:
              j:
                runs-on: x
                env: ${{ inputs.both }}
                steps: [{run: "${{ inputs.d }}"}, {run: "${{ inputs.call.x }}", env: "${{ inputs.call }}"}]
            """));
  }

  @Test
  void aPayloadIsThatOfAllEventsTogether() {
    String workflow = "on: %s\njobs: {j: {runs-on: x, steps: [{run: '${{ github.event.%s }}'}]}}\n";
    assertEquals(
        List.of(
            "isue: 'github.event' has no property 'isue' for the events that start the workflow;"
                + " did you mean 'issue'?"),
        problems(workflow.formatted("issue_comment", "isue.number")));
    assertEquals(List.of(), problems(workflow.formatted("[push, issues]", "issue.number")));
    assertEquals(List.of(), problems(workflow.formatted("[push, merge_group]", "any.number")));
    assertEquals(List.of(), problems(workflow.formatted("push", "issue.number || 1")));
    assertEquals(List.of(), problems(workflow.formatted("push", "commits[0].id")));
  }

  @Test
  void anActionKnowsItsInputsAndItsSteps() {
    String action =
        """
        inputs: {a: {description: a}}
        outputs: {o: {value: "${{ steps.s.outputs.any }} ${{ steps.t.outcome }}"}}
        runs:
          using: composite
          steps: [{id: s, shell: bash, run: "${{ inputs.b }} ${{ matrix.any }}"}]
        """;
    YamlStream stream = YamlParser.parse(SourceText.of("action.yml", action), YamlSchema.CORE);
    assertEquals(
        List.of(
            "t: 'steps' has no property 't'; did you mean 's'?",
            "b: 'inputs' has no property 'b'; did you mean 'a'?"),
        texts(TypeCheck.of(ActionDefinition.of(stream).orElseThrow(), UsedOutputs.UNKNOWN)));
  }

  private static List<String> problems(String yaml) {
    SourceText source = SourceText.of(".github/workflows/ci.yml", yaml);
    Workflow workflow = Workflow.of(YamlParser.parse(source, YamlSchema.CORE)).orElseThrow();
    return texts(TypeCheck.of(workflow, UsedOutputs.UNKNOWN));
  }

  private static List<String> texts(TypeCheck check) {
    return check.problems().stream()
        .map(problem -> problem.place().text() + ": " + problem.message())
        .toList();
  }
}
