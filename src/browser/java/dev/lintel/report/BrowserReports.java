package dev.lintel.report;

import dev.lintel.engine.Checker;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.RunResult;
import dev.lintel.rule.Catalog;
import dev.lintel.testing.Golden;
import dev.lintel.testing.WholeRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Writes the pages that the browser opens into target/browser. */
final class BrowserReports {
  static final Path DIRECTORY = Path.of(System.getProperty("lintel.basedir"), "target", "browser");

  static final List<String> PIPELINES =
      List.of("airflow-etl", "databricks-bundle", "gitops", "ml-platform", "spark-job");

  private BrowserReports() {}

  /** Checks one of the repositories in testdata/pipelines. */
  static Path pipeline(String name) throws IOException {
    WholeRun run = WholeRun.of(Golden.testdata("pipelines/" + name));
    return write(name, run.result(), Checker.catalog(), run.check().selected());
  }

  /** Writes the page of a hand-made result in testdata/report/pages. */
  static Path ofCase(String name) throws IOException {
    String text = Files.readString(Golden.testdata("report/pages/" + name + ".case"));
    return write(name, ReportCase.parse(text), SampleRules.CATALOG, Set.of());
  }

  /** Repeats the findings of a repository until there are so many. */
  static Path large(int count) throws IOException {
    WholeRun run = WholeRun.of(Golden.testdata("pipelines/ml-platform"));
    return write(
        "large",
        LargeResult.of(run.result().findings(), count),
        Checker.catalog(),
        run.check().selected());
  }

  private static Path write(String name, RunResult result, Catalog catalog, Set<RuleId> selected)
      throws IOException {
    ReportSettings settings =
        new ReportSettings(
            false, 80, UnaryOperator.identity(), catalog, selected, "0.1.0", 0, name);
    Path file = DIRECTORY.resolve(name + ".html");
    Files.createDirectories(DIRECTORY);
    try (OutputStream out = Files.newOutputStream(file)) {
      Format.HTML.reporter(settings).write(result, out);
    }
    return file;
  }
}
