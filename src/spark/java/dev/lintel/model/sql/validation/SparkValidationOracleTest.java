package dev.lintel.model.sql.validation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.Golden;
import dev.lintel.syntax.sql.SparkTests;
import dev.lintel.syntax.sql.SqlParser;
import dev.lintel.syntax.sql.SqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What Lintel finds wrong with a statement once it knows the tables, and what Spark does, on
 * Spark's own tests: each file is replayed in a session of its own. {@code
 * target/spark-validation.txt} lists where the two differ.
 */
class SparkValidationOracleTest {
  /** A floor that only rises; deviations.md tells what is missing. */
  private static final double FOUND = 0.92;

  private static final double FALSE = 0.001;

  private final List<String> rows = new ArrayList<>();
  private final Map<String, int[]> byKind = new TreeMap<>();
  private int analysed;
  private int falselyFound;

  @Test
  void theSameIsWrong() throws IOException {
    String file = "";
    Session session = null;
    Map<String, String> inputs = SparkTests.files("sql-tests/inputs/", ".sql");
    for (Golden golden : Golden.all()) {
      if (!golden.file().equals(file)) {
        file = golden.file();
        session = SparkTables.session();
        String input = inputs.getOrDefault("sql-tests/inputs/" + file.replace(".out", ""), "");
        Session fresh = session;
        if (file.contains("pipe-operators")) {
          SparkTables.addTpcds(session);
        }
        input
            .lines()
            .filter(line -> line.startsWith("--SET "))
            .forEach(line -> {
              for (String assignment : line.substring("--SET ".length()).split(",")) {
                String[] sides = assignment.split("=", 2);
                fresh.set(sides[0].strip(), sides.length > 1 ? sides[1].strip() : "");
              }
            });
      }
      session = replay(golden, session);
    }
    Files.write(Path.of(System.getProperty("lintel.basedir"), "target/spark-validation.txt"), rows);
    int expected = byKind.values().stream().mapToInt(counts -> counts[0]).sum();
    int found = byKind.values().stream().mapToInt(counts -> counts[1]).sum();
    byKind.forEach(
        (kind, counts) -> System.out.printf("  %s: %d of %d%n", kind, counts[1], counts[0]));
    System.out.printf(
        "Spark's errors: %d of %d found at their place (%.1f %%), %d within it; %d of %d statements"
            + " falsely found (%.3f %%)%n",
        found,
        expected,
        100.0 * found / expected,
        byKind.values().stream().mapToInt(counts -> counts[2]).sum(),
        falselyFound,
        analysed,
        100.0 * falselyFound / analysed);
    assertTrue(found >= FOUND * expected, found + " found");
    assertTrue(falselyFound <= FALSE * analysed, falselyFound + " false");
  }

  private Session replay(Golden golden, Session session) {
    Optional<SparkError> error = SparkError.of(golden.output());
    SqlScript script = SqlParser.parse(SourceText.of(golden.file(), golden.sql()));
    Session before = session.copy();
    List<SqlProblem> problems = new ArrayList<>();
    ScriptAnalysis.of(script, session).checks().forEach(c -> problems.addAll(c.problems()));
    if (error.isEmpty() || !error.get().isOfAnalysis()) {
      analysed++;
      if (!problems.isEmpty()) {
        falselyFound++;
        rows.add(row("false", golden, problems.toString()));
      }
    } else {
      compare(golden, error.get(), problems, !script.problems().isEmpty());
    }
    return error.isEmpty() ? session : before;
  }

  private void compare(
      Golden golden, SparkError error, List<SqlProblem> problems, boolean isUnread) {
    Set<SqlProblem.Kind> wanted = error.wanted();
    if (wanted.isEmpty()) {
      return;
    }
    int[] counts = byKind.computeIfAbsent(error.kind(), kind -> new int[3]);
    counts[0]++;
    boolean isFound =
        problems.stream()
            .filter(problem -> wanted.contains(problem.kind()))
            .anyMatch(problem -> error.fragment().isEmpty() || isSame(problem, error));
    if (isFound) {
      counts[1]++;
    } else {
      boolean isWithin =
          problems.stream()
              .filter(problem -> wanted.contains(problem.kind()))
              .anyMatch(p -> error.fragment().orElse("").contains(p.span().text()));
      counts[2] += isWithin ? 1 : 0;
      String what = isUnread ? "unread" : problems.isEmpty() ? "missed" : "other";
      rows.add(
          row(what + " " + error.kind() + " " + error.fragment(), golden, problems.toString()));
    }
  }

  /**
   * Of a missing GROUP BY Spark quotes the block, and Lintel the column in it. In the body of a
   * function Spark counts from where that begins.
   */
  private static boolean isSame(SqlProblem problem, SparkError error) {
    String fragment = error.fragment().orElse("");
    String text = problem.span().text();
    int start = problem.span().start() - error.start();
    if (problem.kind() == SqlProblem.Kind.MISSING_AGGREGATION) {
      return start >= 0 && fragment.startsWith(text, start);
    }
    boolean isOfBody = !problem.span().source().content().startsWith(fragment, error.start());
    return (start == 0 || isOfBody) && fragment.equals(text);
  }

  private static String row(String what, Golden golden, String why) {
    return what
        + " | "
        + golden.file()
        + " | "
        + why.replace("\n", "\\n")
        + " | "
        + golden.sql().replace("\n", "\\n");
  }
}
