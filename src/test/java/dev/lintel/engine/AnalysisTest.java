package dev.lintel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Finding;
import dev.lintel.policy.ActiveRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Gitignore;
import dev.lintel.syntax.sql.SqlScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisTest {
  private static final ActiveRule SCRIPTS = Fakes.rule("sql/script", () -> everyScript());
  private static final ActiveRule BROKEN = Fakes.rule("sql/broken", () -> breaksOn("7.sql"));
  private static final ActiveRule ACROSS = Fakes.rule("sql/across", () -> everyPath());

  private static SqlRule everyScript() {
    return (script, sink) -> reportOn(script, sink);
  }

  private static SqlRule breaksOn(String name) {
    return (script, sink) -> {
      reportOn(script, sink);
      if (script.source().path().endsWith(name)) {
        throw new IllegalStateException();
      }
    };
  }

  private static ProjectRule everyPath() {
    return (project, sink) -> project.scripts().forEach(script -> reportOn(script, sink));
  }

  private static void reportOn(SqlScript script, FindingSink sink) {
    sink.report(script.source().all(), script.source().path());
  }

  private static Analysis analyse(List<ArtifactSource> sources, int threads, ActiveRule... rules) {
    return Analysis.of(sources, List.of(rules), threads, false, done -> {});
  }

  private static List<ArtifactSource> files(int count) {
    List<ArtifactSource> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(Fakes.sql(i + ".sql", "SELECT " + i + ";\n"));
    }
    return files;
  }

  private static List<String> lines(Analysis analysis) {
    List<String> lines = new ArrayList<>(Fakes.texts(analysis.notifications()));
    for (Finding finding : analysis.findings()) {
      lines.add(finding.rule() + " " + finding.path() + " " + finding.message());
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 100})
  void theNumberOfThreadsAndTheOrderOfFilesLeaveNoTrace(int threads) {
    List<String> expected = lines(analyse(files(40), 1, SCRIPTS, BROKEN, ACROSS));
    assertEquals(3 * 40 + 4, expected.size(), "three rules on each, and 7, 17, 27, 37 break one");
    List<ArtifactSource> shuffled = files(40);
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      assertEquals(expected, lines(analyse(shuffled, threads, SCRIPTS, BROKEN, ACROSS)));
    }
  }

  @Test
  void aRuleThatCannotBeMadeIsNamedOnceAndTheOthersRun() {
    ActiveRule damaged =
        Fakes.rule(
            "sql/damaged",
            () -> {
              throw new ExceptionInInitializerError("its table is damaged");
            });
    Analysis analysis = analyse(files(3), 2, damaged, SCRIPTS);
    assertEquals(
        List.of(
            "sql/damaged: sql/damaged did not run: ExceptionInInitializerError while it was made;"
                + " all other rules stand",
            "sql/script 0.sql 0.sql",
            "sql/script 1.sql 1.sql",
            "sql/script 2.sql 2.sql"),
        lines(analysis));
  }

  @Test
  void aFileThatCannotBeLoadedHidesNoOther() {
    List<ArtifactSource> sources = files(2);
    sources.add(
        1,
        Fakes.source(
            "x.sql",
            () -> {
              throw new IllegalStateException();
            }));
    sources.add(Fakes.source("y.sql", () -> ArtifactSource.Loaded.failed("cannot be read")));
    sources.add(Fakes.source("z.png", ArtifactSource.Loaded::nothing));
    Analysis analysis = analyse(sources, 2, SCRIPTS);
    assertEquals(
        List.of(
            "not analysed: IllegalStateException while it was parsed",
            "cannot be read",
            "sql/script 0.sql 0.sql",
            "sql/script 1.sql 1.sql"),
        lines(analysis));
    assertEquals(Set.of("0.sql", "1.sql"), analysis.kinds().keySet());
  }

  @Test
  void aRuleThatReadsTheProjectMayFailToo() {
    ActiveRule broken =
        Fakes.rule(
            "sql/across",
            () ->
                (ProjectRule)
                    (project, sink) -> {
                      throw new IllegalStateException();
                    });
    Analysis analysis = analyse(files(1), 1, broken, SCRIPTS);
    assertEquals(List.of("sql/script 0.sql 0.sql"), lines(analysis).subList(1, 2));
    assertTrue(
        lines(analysis).getFirst().startsWith("sql/across: sql/across stopped with Illegal"));
  }

  @Test
  void noRuleIsMadeForAnAreaThatTheRunDoesNotTouch() {
    ActiveRule untouched =
        Fakes.rule(
            "workflow/unused",
            () -> {
              throw new AssertionError("made for nothing");
            });
    assertEquals(
        List.of("sql/script 0.sql 0.sql"), lines(analyse(files(1), 1, untouched, SCRIPTS)));
  }

  @Test
  void noFilesAreNoTrouble() {
    assertEquals(List.of(), lines(analyse(List.of(), 4, SCRIPTS)));
  }

  /** A rule across files has no file to ask for. */
  @Test
  void optionsAreThoseOfTheFile() {
    SqlRule single =
        (script, sink) ->
            sink.report(script.source().all(), script.source().path() + " " + sink.option("limit"));
    ProjectRule across =
        (project, sink) ->
            sink.report(project.scripts().getFirst().source().all(), "all " + sink.option("limit"));
    List<Finding> findings =
        analyse(
                files(2),
                1,
                withOptions(Fakes.rule("sql/single", () -> single)),
                withOptions(Fakes.rule("sql/across", () -> across)))
            .findings();
    assertEquals(
        Set.of("0.sql 1", "1.sql 2", "all 1"),
        Set.copyOf(findings.stream().map(Finding::message).toList()));
  }

  private static ActiveRule withOptions(ActiveRule rule) {
    return new ActiveRule(
        rule.entry(),
        rule.severity(),
        Map.of("limit", "1"),
        true,
        List.of(
            new ActiveRule.LocalOptions(
                Optional.of(Gitignore.of(List.of("1.sql"))), Map.of("limit", "2"))));
  }
}
