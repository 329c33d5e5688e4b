package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lintel.report.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that go to files, and what may go wrong with them. */
class ReportFilesTest {
  @TempDir Path directory;
  private Cli cli;

  @BeforeEach
  void makeAFlawedFile() {
    cli = Cli.in(directory).file("a.sql", "DELETE FROM orders;\n").file("sub/x.md", "");
  }

  private JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(Files.readString(directory.resolve(file)));
  }

  @Test
  void aFullDiskKeepsNoOtherReportFromBeingWritten() throws IOException {
    List<String> args = new ArrayList<>(List.of("check", "-q", "--output", "json=/dev/full"));
    for (Format format : Format.values()) {
      args.addAll(List.of("--output", format.id() + "=out." + format.id()));
    }
    Cli.Outcome outcome = cli.run(args.toArray(String[]::new));
    assertEquals("lintel: cannot write '/dev/full': No space left on device\n", outcome.err());
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
    for (Format format : Format.values()) {
      assertTrue(
          Files.readString(directory.resolve("out." + format.id())).contains("has no row filter"),
          format.id());
    }
  }

  @Test
  void eachFileThatFailsIsNamed() throws IOException {
    Cli.Outcome outcome =
        cli.run(
            "check",
            "-q",
            "--output=json=/proc/b.json",
            "--output=sarif=/dev/full",
            "--output=github=c");
    List<String> lines = outcome.err().lines().toList();
    assertEquals(2, lines.size(), outcome.err());
    assertTrue(lines.get(0).startsWith("lintel: cannot write '/proc/b.json'"));
    assertTrue(lines.get(1).startsWith("lintel: cannot write '/dev/full': "));
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
    assertTrue(Files.exists(directory.resolve("c")));
  }

  @Test
  void aClosedPipeKeepsNoReportFromItsFile() throws IOException {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(), closed, err, false, false, 80, Map.of(), directory);
    ExitCode code = Main.run(List.of("check", "-q", "--output", "junit=out.xml"), terminal);
    assertEquals(
        "lintel: cannot write the output: Broken pipe\n", err.toString(StandardCharsets.UTF_8));
    assertEquals(ExitCode.INCOMPLETE, code);
    assertTrue(Files.readString(directory.resolve("out.xml")).endsWith("</testsuites>\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"out", "./out", "sub/../out", "link/out"})
  void twoReportsCannotShareAFile(String other) throws IOException {
    Files.createSymbolicLink(directory.resolve("link"), directory);
    Cli.Outcome outcome = cli.run("check", "--output", "json=out", "--output", "sarif=" + other);
    assertTrue(
        outcome
            .err()
            .endsWith("' is the file of the json report already; give each report its own\n"),
        outcome.err());
    assertEquals(ExitCode.MISUSE, outcome.code());
    assertFalse(Files.exists(directory.resolve("out")));
  }

  @Test
  void sarifNamesFilesFromTheRootWhereItIsAskedTo() throws IOException {
    Cli below = new Cli(directory.resolve("sub"), false, Map.of());
    below.run("check", "..", "--output", "sarif=here.sarif", "--output", "json=here.json");
    below.run(
        "check",
        "..",
        "--sarif-root",
        "--output",
        "sarif=root.sarif",
        "--output",
        "json=root.json");
    assertEquals("../a.sql", uri("sub/here.sarif"));
    assertEquals("a.sql", uri("sub/root.sarif"));
    assertEquals("../a.sql", json("sub/root.json").at("/findings/0/path").asText());
  }

  @Test
  void sarifTellsWhereTheFilesComeFrom() throws IOException {
    cli.file(
        ".git/config", "[remote \"origin\"]\n\turl = https://x:y@git.example.org/team/app.git\n");
    new Cli(directory.resolve("sub"), false, Map.of()).run("check", "..", "--output=sarif=a.sarif");
    JsonNode origin = json("sub/a.sarif").at("/runs/0/versionControlProvenance/0");
    assertEquals("https://git.example.org/team/app.git", origin.get("repositoryUri").asText());
    assertEquals("../", origin.at("/mappedTo/uri").asText());
  }

  private String uri(String file) throws IOException {
    for (JsonNode run : json(file).get("runs")) {
      for (JsonNode result : run.get("results")) {
        return result.at("/locations/0/physicalLocation/artifactLocation/uri").asText();
      }
    }
    throw new AssertionError("no result in " + file);
  }

  @Test
  void whatSarifLacksIsToldOnStandardError() {
    cli.file("b.sql", "DELETE FROM orders;\n");
    Cli.Outcome outcome = cli.run("check", "-q", "--format", "sarif", "--max-results", "1");
    assertEquals(
        "lintel: sarif, gate sql: 1 more results, none more severe, are left out; --max-results 0"
            + " gives all\n",
        outcome.err());
  }

  @Test
  void theWayOfForeignTextIsToldStepByStep() throws IOException {
    cli.file(
        ".github/workflows/greet.yml",
        """
        on: issues
        env:
          TITLE: ${{ github.event.issue.title }}
        jobs:
          greet:
            runs-on: ubuntu-24.04
            steps:
              - run: echo "${{ env.TITLE }}"
        """);
    cli.run(
        "check",
        "--only=workflow/template-injection",
        "--output=json=out.json",
        "--output=sarif=out.sarif",
        "--output=full=out.txt");
    JsonNode flow = json("out.json").at("/findings/0/flow");
    assertEquals(1, flow.size());
    assertEquals(3, flow.at("/0/line").asInt());
    assertEquals("'github.event.issue.title' is passed on", flow.at("/0/message").asText());
    assertTrue(
        Files.readString(directory.resolve("out.txt"))
            .contains(
                "= from: .github/workflows/greet.yml:3:14: 'github.event.issue.title' is passed"
                    + " on"));
    JsonNode steps = json("out.sarif").at("/runs/0/results/0/codeFlows/0/threadFlows/0/locations");
    assertEquals(
        List.of(3, 8),
        List.of(
            steps.at("/0/location/physicalLocation/region/startLine").asInt(),
            steps.at("/1/location/physicalLocation/region/startLine").asInt()));
  }
}
