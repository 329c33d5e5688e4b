package dev.lintel.syntax.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  /** The ways in which the jobs that {@code test} and {@code scan} are can end. */
  private static Stream<Scope> ends() {
    return JobResult.combinations(List.of("test", "scan"))
        .map(results -> Scope.UNKNOWN.after(results, results.keySet()));
  }

  private static Stream<Scope> endsWithFailure() {
    return JobResult.combinations(List.of("test", "scan"))
        .filter(results -> results.containsValue(JobResult.FAILURE))
        .map(results -> Scope.UNKNOWN.after(results, results.keySet()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                                              ~ false
          github.ref == 'refs/heads/main'                                 ~ false
          ${{ github.ref == 'refs/heads/main' }}                          ~ false
          success() || github.ref == 'refs/heads/main'                    ~ true
          always()                                                        ~ true
          always() && needs.test.result == 'success'                      ~ true
          always() && needs.*.result == 'success'                         ~ false
          !cancelled() && !contains(needs.*.result, 'failure')            ~ false
          !cancelled() && !failure()                                      ~ false
          !cancelled() && needs.test.result != 'failure'                  ~ true
          always() && contains(needs.*.result, 'success')                 ~ true
          failure() && github.event_name == 'schedule'                    ~ true
          always() && needs.test.outputs.go && needs.scan.result == 'x'   ~ false
          always() && github.event_name                                   ~ true
          ${{ always() }} && false                                        ~ true
          always(                                                         ~ true
          always() && fromJSON('no')                                      ~ false
          """)
  void mayHoldAlthoughAJobFailed(String text, boolean mayHold) {
    assertEquals(mayHold, of(text).mayHold(endsWithFailure()));
  }

  @Test
  void aConditionOnResultsHoldsInTheWaysThatItNames() {
    Condition condition = of("always() && needs.test.result == needs.scan.result");
    assertEquals(4, ends().filter(scope -> condition.truth(scope) == Truth.TRUE).count());
    assertEquals(12, ends().filter(scope -> condition.truth(scope) == Truth.FALSE).count());
    assertTrue(condition.mayNotHold(ends()));
    assertFalse(of("always()").mayNotHold(ends()));
  }

  @Test
  void theEventIsKnownAndTheRefIsNot() {
    Scope push =
        Scope.UNKNOWN
            .with(ContextPath.parse("github.event_name"), new Value.StringValue("push"))
            .with(Status.after(List.of()));
    assertEquals(Truth.FALSE, of("github.event_name == 'pull_request'").truth(push));
    assertEquals(Truth.UNKNOWN, of("github.ref == 'refs/heads/main'").truth(push));
    assertEquals(Truth.TRUE, of("github.event_name == 'push' || github.ref == 'x'").truth(push));
  }

  @Test
  void textAroundTheBracesMakesAStringWhichAlwaysHolds() {
    Scope scope = Scope.UNKNOWN.with(Status.after(List.of()));
    assertEquals(Truth.FALSE, of("${{ false }}").truth(scope));
    assertEquals(Truth.TRUE, of("${{ false }}\n").truth(scope));
    assertEquals(Truth.TRUE, of("${{ false }}${{ false }}").truth(scope));
    assertEquals(Truth.FALSE, of("${{ '' }}${{ null }}").truth(scope));
  }

  @Test
  void aJobBehindOneThatIsNotNeededDirectlyWaitsForItToo() {
    Scope scope =
        Scope.UNKNOWN.after(
            Map.of("build", JobResult.SKIPPED, "test", JobResult.SUCCESS), List.of("test"));
    assertEquals(Truth.FALSE, of("needs.test.result == 'success'").truth(scope));
    assertEquals(Truth.TRUE, of("always() && needs.test.result == 'success'").truth(scope));
    assertEquals(Truth.FALSE, of("always() && needs.build.result").truth(scope));
  }

  @Test
  void whatIsNotSaidOfAJobIsUnknown() {
    Scope scope = Scope.UNKNOWN.after(Map.of(), List.of("test"));
    assertEquals(Truth.UNKNOWN, of("always() && needs.test.result == 'x'").truth(scope));
    assertEquals(Truth.UNKNOWN, of("always() && needs.test.outputs.x").truth(scope));
  }

  @Test
  void tooManyJobsAreRefused() {
    List<String> many = Collections.nCopies(17, "job");
    assertThrows(IllegalArgumentException.class, () -> JobResult.combinations(many));
    assertEquals(
        Arrays.asList(JobResult.values()),
        JobResult.combinations(List.of("a")).map(ends -> ends.get("a")).toList());
  }

  private static Condition of(String text) {
    return Condition.of(SourceText.of("if", text));
  }
}
