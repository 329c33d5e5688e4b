package dev.lintel.model.workflow.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the walk finds, each with the text that it stands at. */
final class GrammarCheckTest {
  private static final String JOB = "jobs: {a: {runs-on: x, steps: [{run: a}]}}\n";

  @Test
  void aWorkflowAsGitHubReadsItHasNoProblem() {
    assertEquals(List.of(), problems("on: [push, repository_dispatch]\n" + JOB));
    assertEquals(List.of(), problems("on: {workflow_dispatch: {inputs: {level: }}}\n" + JOB));
    assertEquals(List.of(), problems("on: push\nenv: &e {N: 1, F: 1.5, T: true, S: s}\n" + JOB));
  }

  @Test
  void theKeysThatAMappingHoldsDecideWhatItIs() {
    assertEquals(
        List.of(
            "with: 'with' is no key of a step that runs a script; accepted are name, id, if,"
                + " timeout-minutes, continue-on-error, env, working-directory, shell, background"),
        problems("on: push\njobs: {a: {runs-on: x, steps: [{run: a, with: {}}]}}\n"));
    assertEquals(
        List.of("name: a step needs one of 'run', 'uses', 'wait', 'wait-all', 'cancel'"),
        problems("on: push\njobs: {a: {runs-on: x, steps: [{name: a}]}}\n"));
  }

  @Test
  void aFaultOfTheYamlHidesNothingElse() {
    assertEquals(List.of(), problems("on: push\nenv: *unknown\n"));
  }

  @Test
  void aKeyThatIsThereAlreadyInOtherLettersIsNotUnknown() {
    assertEquals(List.of(), problems("on: push\nON: nothing\n" + JOB));
  }

  @Test
  void aKeyThatAnExpressionMakesMayBeTheMissingOne() {
    assertEquals(
        List.of(),
        problems("on: push\njobs: {a: {runs-on: x, environment: {'${{ vars.K }}': a}}}\n"));
  }

  @Test
  void whatAnAliasStandsForIsReportedOnce() {
    assertEquals(
        List.of("nme: 'nme' is no key of a step that runs a script; did you mean 'name'?"),
        problems("on: push\njobs: {a: {runs-on: x, steps: [&s {run: a, nme: b}, *s, *s]}}\n"));
  }

  @Test
  void valuesAreOfTheirKind() {
    assertEquals(
        List.of(
            "ten: 'timeout-minutes' is a number, not a text",
            "[1]: 'env' is a mapping, not a list",
            "{}: 'needs' is a list or a text, not a mapping",
            ": 'runs-on' is empty"),
        problems("on: push\njobs: {a: {timeout-minutes: ten, env: [1], needs: {}, runs-on: }}\n"));
  }

  @Test
  void expressionsStandWhereGitHubEvaluatesThem() {
    assertEquals(
        List.of("${{ a }}: GitHub evaluates no expression in 'name'"),
        problems("name: x ${{ a }}\non: push\nrun-name: ${{ a }}\n" + JOB));
  }

  @Test
  void theSlotsOfAnActionKnowTheirContexts() {
    String text =
        "name: a\ndescription: b\nruns: {using: composite, steps: [{run: '${{ inputs.x }}',"
            + " shell: bash, if: always()}]}\n";
    GrammarCheck check = check(text, Grammar.ofActions());

    assertEquals(List.of(), check.problems());
    assertEquals(
        List.of("string-steps-context", "step-if"),
        check.slots().stream().map(Slot::definition).toList());
    assertEquals(true, check.slots().getFirst().availability().contexts().contains("inputs"));
    assertEquals(false, check.slots().getFirst().availability().contexts().contains("secrets"));
  }

  private static List<String> problems(String text) {
    return check(text, Grammar.ofWorkflows()).problems().stream()
        .map(problem -> problem.place().text() + ": " + problem.message())
        .toList();
  }

  private static GrammarCheck check(String text, Grammar grammar) {
    YamlStream stream = YamlParser.parse(SourceText.of("a.yml", text), YamlSchema.CORE);
    return GrammarCheck.of(stream, stream.firstMapping().orElseThrow(), grammar);
  }
}
