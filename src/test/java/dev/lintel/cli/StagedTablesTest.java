package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.testing.Golden;
import dev.lintel.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A staged script is checked with the tables of the files around it. */
class StagedTablesTest {
  private static final String READER = "SELECT orders.totl FROM orders;\n";
  private static final String FINDING = "reader.sql:1:8: high: sql/unknown-column ";

  @TempDir Path directory;
  private ScratchRepository git;
  private Cli cli;

  @BeforeEach
  void makeARepository() throws IOException {
    git = ScratchRepository.init(directory.resolve("work"));
    cli = new Cli(git.top(), false, ScratchRepository.HERMETIC);
  }

  private List<String> findings(String... args) {
    return cli.run(args).out().lines().toList();
  }

  private List<String> places(String... args) {
    return findings(args).stream().map(line -> line.substring(0, FINDING.length())).toList();
  }

  @Test
  void tablesOfScriptsPythonAndConfigMapsAreKnown() throws IOException {
    String definition = "CREATE TABLE orders (id INT, total INT)";
    git.file("reader.sql", READER).stage();
    assertEquals(List.of(), places("check", "--staged"), "nothing is known of the table");
    git.file("tables.sql", definition + ";\n").commit();
    git.file("reader.sql", READER + "\n").stage();
    assertEquals(List.of(FINDING), places("check", "--staged"));
    git.run("rm", "--quiet", "tables.sql");
    git.file("job.py", "spark.sql(\"" + definition + "\")\n").commit();
    git.file("reader.sql", READER).stage();
    assertEquals(List.of(FINDING), places("check", "--staged"));
    git.run("rm", "--quiet", "job.py");
    git.file(
            "map.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata:\n  a.sql: " + definition)
        .commit();
    git.file("reader.sql", READER + "\n").stage();
    assertEquals(List.of(FINDING), places("check", "--staged"));
  }

  @Test
  void theModelsOfDbtAreKnown() throws IOException {
    git.file("dbt_project.yml", "name: shop\n").file("models/orders.sql", "SELECT 1 AS total\n");
    git.file("models/reader.sql", "SELECT orders.totl FROM {{ ref('orders') }} AS orders\n");
    git.commit();
    List<String> all = findings("check", "--only", "sql/unknown-column");
    assertEquals(1, all.size());
    git.file("models/reader.sql", "SELECT orders.totl FROM {{ ref('orders') }} AS orders\n\n");
    git.stage();
    assertEquals(all, findings("check", "--staged", "--only", "sql/unknown-column"));
  }

  @Test
  void whatAChangedDefinitionBreaksIsFound() throws IOException {
    git.file("tables.sql", "CREATE TABLE orders (id INT, totl INT);\n");
    git.file("reader.sql", READER).commit();
    git.file("tables.sql", "CREATE TABLE orders (id INT, total INT);\n").stage();
    assertEquals(List.of(FINDING), places("check", "--staged"));
  }

  /** Parsing it would say that it is nested too deeply. */
  @Test
  void aQueryThatTheChangeCannotConcernIsNotParsed() throws IOException {
    String deep = "SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000);
    git.file("deep.sql", deep + " AS a FROM items;\n").commit();
    git.file("reader.sql", READER).stage();
    assertEquals(ExitCode.PASSED, cli.run("check", "--staged").code());
    git.file("tables.sql", "CREATE TABLE items (id INT);\n").stage();
    assertEquals(ExitCode.INCOMPLETE, cli.run("check", "--staged").code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"airflow-etl", "databricks-bundle", "gitops", "ml-platform", "spark-job"})
  void eachScriptOfAPipelineHasTheFindingsOfTheWhole(String pipeline) throws IOException {
    Path files = Golden.testdata("pipelines").resolve(pipeline);
    try (Stream<Path> walk = Files.walk(files)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path copy = git.top().resolve(files.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    git.commit();
    List<String> all = findings("check", "--only", "sql/*");
    List<String> scripts =
        git.run("ls-files").lines().filter(p -> p.endsWith(".sql") || p.endsWith(".py")).toList();
    for (String script : scripts) {
      Path file = git.top().resolve(script);
      String content = Files.readString(file);
      git.file(script, content + "\n").stage();
      assertEquals(
          all.stream().filter(line -> line.startsWith(script + ":")).toList(),
          findings("check", "--staged", "--only", "sql/*").stream()
              .filter(line -> line.startsWith(script + ":"))
              .toList(),
          script);
      git.file(script, content).stage();
    }
  }
}
