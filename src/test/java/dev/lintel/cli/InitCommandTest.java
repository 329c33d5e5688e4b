package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.testing.Golden;
import dev.lintel.testing.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code init} on the five pipelines, on nothing, and where it must not write. */
class InitCommandTest {
  @TempDir Path directory;

  private Path lintelYml() {
    return directory.resolve("lintel.yml");
  }

  private void copy(String pipeline) throws IOException {
    Path from = Golden.testdata("pipelines/" + pipeline);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = directory.resolve(from.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    Files.deleteIfExists(lintelYml());
  }

  @ParameterizedTest
  @ValueSource(strings = {"airflow-etl", "databricks-bundle", "gitops", "ml-platform", "spark-job"})
  void itFitsThePipelineAndSaysNoMoreThanItsPreset(String pipeline) throws IOException {
    copy(pipeline);
    Cli cli = Cli.in(directory);
    Cli.Outcome outcome = cli.run("init");
    assertEquals(ExitCode.PASSED, outcome.code());
    assertEquals(
        "lintel.yml is written, with the preset " + pipeline + "; next:",
        outcome.out().lines().findFirst().orElseThrow());
    assertEquals(4, outcome.out().lines().count());
    assertEquals(ExitCode.PASSED, cli.run("config", "validate").code());
    String starter = Files.readString(lintelYml());
    Golden.verify(Golden.testdata("cli/init-" + pipeline + ".yml"), starter);
    String findings = WholeRun.of(directory).concise();
    Files.writeString(lintelYml(), "extends: lintel:" + pipeline + "\n");
    assertEquals(WholeRun.of(directory).concise(), findings);
  }

  /** What stands in comments is meant to be used; the baseline alone has its own command. */
  @ParameterizedTest
  @ValueSource(strings = {"gitops", "ml-platform"})
  void theExamplesInItAreValid(String pipeline) throws IOException {
    copy(pipeline);
    Cli cli = Cli.in(directory);
    cli.run("init");
    StringBuilder uncommented = new StringBuilder();
    for (String line : Files.readAllLines(lintelYml())) {
      boolean isExample = line.matches("# ( *- |[a-z-]+:$| +[a-z/-]+:).*");
      uncommented.append(isExample ? line.substring(2) : line).append('\n');
    }
    String text = uncommented.toString();
    int baseline = text.indexOf("\nbaseline:");
    assertTrue(baseline > 0, text);
    Files.writeString(lintelYml(), text.substring(0, baseline));
    Cli.Outcome outcome = cli.run("config", "validate");
    assertEquals("", outcome.err());
    assertTrue(outcome.out().endsWith("1 override, 1 suppression\n"), outcome.out());
  }

  @Test
  void anEmptyRepositoryGetsNoPreset() throws IOException {
    Cli cli = Cli.in(directory);
    Cli.Outcome outcome = cli.run("init");
    assertEquals("lintel.yml is written; next:", outcome.out().lines().findFirst().orElseThrow());
    assertTrue(Files.readString(lintelYml()).contains("\n# extends: lintel:gitops\n"));
    assertEquals(ExitCode.PASSED, cli.run("config", "validate").code());
  }

  @Test
  void generatedTreesAreLeftOut() throws IOException {
    Cli cli =
        Cli.in(directory)
            .file("third_party/lib/a.sql", "SELECT 1;")
            .file("sql/generated/b.sql", "SELECT 1;")
            .file("bad\nname/generated/c.sql", "SELECT 1;")
            .file("a\"b/generated/d.sql", "SELECT 1;")
            .file("overlays/prod-\"*/a/databricks.yml", "")
            .file("-\n: [/databricks.yml", "");
    cli.run("init");
    assertTrue(
        Files.readString(lintelYml())
            .contains("\nexclude:\n  - \"/sql/generated/\"\n  - \"/third_party/\"\n"));
    assertEquals(ExitCode.PASSED, cli.run("config", "validate").code());
  }

  @Test
  void itWritesAtTheRootAndLeavesNothingElse() throws IOException {
    Cli.in(directory).file("sub/a.sql", "SELECT 1;");
    Cli sub = new Cli(directory.resolve("sub"), false, Map.of());
    assertEquals(ExitCode.PASSED, sub.run("init").code());
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(
          List.of(".git", "lintel.yml", "sub"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    Path other = Files.writeString(directory.resolve("other"), "");
    assertEquals(Files.getPosixFilePermissions(other), Files.getPosixFilePermissions(lintelYml()));
  }

  @ParameterizedTest
  @CsvSource({"file", "directory", "link"})
  void whatIsThereIsNeverOverwritten(String what) throws IOException {
    Cli cli = Cli.in(directory);
    switch (what) {
      case "file" -> Files.writeString(lintelYml(), "persona: auditor");
      case "directory" -> Files.createDirectory(lintelYml());
      default -> Files.createSymbolicLink(lintelYml(), Path.of("nowhere"));
    }
    Cli.Outcome outcome = cli.run("init");
    assertEquals(ExitCode.MISUSE, outcome.code());
    assertEquals(
        "lintel: '"
            + lintelYml()
            + "' exists, and init overwrites nothing; edit it, or move it away first\n",
        outcome.err());
    switch (what) {
      case "file" -> assertEquals("persona: auditor", Files.readString(lintelYml()));
      case "directory" -> assertTrue(Files.isDirectory(lintelYml()));
      default -> assertTrue(Files.isSymbolicLink(lintelYml()));
    }
    assertTrue(Files.exists(lintelYml(), LinkOption.NOFOLLOW_LINKS));
  }
}
