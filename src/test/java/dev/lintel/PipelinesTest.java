package dev.lintel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lintel.finding.Finding;
import dev.lintel.testing.Golden;
import dev.lintel.testing.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs Lintel over whole repositories, each as a team would have it. Beside a repository, {@code
 * NAME.flaws.md} says in a person's words what is wrong in it, and {@code NAME.findings.txt} is the
 * report.
 */
@ParameterizedClass
@ValueSource(strings = {"airflow-etl", "databricks-bundle", "gitops", "ml-platform", "spark-job"})
class PipelinesTest {
  private static final Path PIPELINES = Golden.testdata("pipelines");

  private final String name;
  private final WholeRun run;
  private final List<Flaw> flaws;

  PipelinesTest(String name) throws IOException {
    this.name = name;
    this.run = WholeRun.of(PIPELINES.resolve(name));
    this.flaws =
        Files.readAllLines(PIPELINES.resolve(name + ".flaws.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| where "))
            .map(Flaw::of)
            .toList();
  }

  /** A row of the list: the line as {@code path:line}, and the rule that finds it there. */
  private record Flaw(String where, String foundBy) {
    static Flaw of(String row) {
      String[] cells = row.split(" *\\| *");
      return new Flaw(cells[1], cells[3]);
    }

    boolean isFound() {
      return !foundBy.equals("not yet");
    }
  }

  @Test
  void theReportIsTheAcceptedOne() {
    Golden.verify(PIPELINES.resolve(name + ".findings.txt"), run.concise());
  }

  @Test
  void everyFlawIsFoundAndNothingElse() {
    assertFalse(flaws.isEmpty());
    assertEquals(
        lines(flaws.stream().filter(Flaw::isFound).toList()),
        lines(active().stream().map(PipelinesTest::flaw).toList()));
  }

  @Test
  void noFlawThatIsSaidToBeMissedIsFound() {
    List<String> found = active().stream().map(finding -> flaw(finding).where()).toList();
    assertEquals(
        List.of(),
        flaws.stream().filter(flaw -> !flaw.isFound() && found.contains(flaw.where())).toList());
  }

  @Test
  void theRunHasNothingToExcuse() {
    assertEquals(List.of(), run.result().notifications());
  }

  private List<Finding> active() {
    return run.result().active();
  }

  private static Flaw flaw(Finding finding) {
    return new Flaw(finding.path() + ":" + finding.start().line(), finding.rule().toString());
  }

  private static String lines(List<Flaw> flaws) {
    return flaws.stream()
        .map(flaw -> flaw.where() + " " + flaw.foundBy())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining("\n"));
  }
}
