package dev.lintel.model.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobGraphTest {
  private static final Workflow DIAMOND =
      Workflows.parse(
          """
          jobs:
            build: {}
            scan: {needs: build}
            test: {needs: [Build]}
            deploy: {needs: [scan, test, gone]}
            other: {}
          """);

  @ParameterizedTest
  @CsvSource({"build,''", "scan,build", "deploy,scan test build", "other,''"})
  void closureIsNearestFirst(String job, String expected) {
    assertEquals(expected, ids(graph(DIAMOND).closure(job(DIAMOND, job))));
  }

  @ParameterizedTest
  @CsvSource({"build,scan test deploy", "test,deploy", "deploy,''"})
  void dependentsStandInTheOrderOfTheText(String job, String expected) {
    assertEquals(expected, ids(graph(DIAMOND).dependents(job(DIAMOND, job))));
  }

  @Test
  void aCycleStartsAtItsJob() {
    Workflow workflow =
        Workflows.parse(
            """
            jobs:
              a: {needs: c}
              b: {needs: a}
              c: {needs: [b]}
              d: {needs: a}
            """);
    assertEquals("a c b", ids(graph(workflow).cycle(job(workflow, "a"))));
    assertEquals("", ids(graph(workflow).cycle(job(workflow, "d"))));
  }

  @Test
  void aJobThatNeedsItselfIsACycleOfOne() {
    Workflow workflow = Workflows.parse("jobs: {a: {needs: a}}");
    assertEquals("a", ids(graph(workflow).cycle(job(workflow, "a"))));
  }

  @Property
  void aJobIsInTheClosureOfItsDependentsAlone(
      @ForAll @Size(8) List<@IntRange(max = 255) Integer> needs) {
    StringBuilder yaml = new StringBuilder("jobs:\n");
    for (int i = 0; i < needs.size(); i++) {
      StringBuilder items = new StringBuilder();
      for (int j = 0; j < needs.size(); j++) {
        items.append((needs.get(i) >> j & 1) == 1 ? "j" + j + "," : "");
      }
      yaml.append("  j%d: {needs: [%s]}%n".formatted(i, items));
    }
    Workflow workflow = Workflows.parse(yaml.toString());
    JobGraph graph = graph(workflow);
    for (Job job : graph.jobs()) {
      List<Job> waiting =
          graph.jobs().stream()
              .filter(other -> ids(graph.closure(other)).contains(job.id()))
              .toList();
      assertEquals(ids(waiting), ids(graph.dependents(job)));
      assertEquals(ids(graph.closure(job)).contains(job.id()), !graph.cycle(job).isEmpty());
    }
  }

  private static JobGraph graph(Workflow workflow) {
    return new JobGraph(workflow);
  }

  private static Job job(Workflow workflow, String id) {
    return graph(workflow).job(id).orElseThrow();
  }

  private static String ids(List<Job> jobs) {
    return jobs.stream().map(Job::id).collect(Collectors.joining(" "));
  }
}
