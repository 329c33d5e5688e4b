package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor}, where no image is needed; DoctorIT damages real ones. */
class DoctorCommandTest {
  /** The digest of no bytes. */
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir Path directory;

  private String doctor(String... variables) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    Cli.Outcome outcome = Cli.in(directory).with(environment).run("doctor");
    assertEquals("", outcome.err());
    assertEquals(ExitCode.PASSED, outcome.code());
    return outcome.out();
  }

  private Path program(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void assertLine(String line, String printed) {
    assertTrue(printed.contains(line + "\n"), printed);
  }

  @Test
  void whatIsMissingAroundItIsAWarningWithTheCure() {
    String printed = doctor();
    assertLine("ok    version    0.1.0 (build " + BuildId.VALUE + ")", printed);
    assertLine("ok    directory  " + directory + " can be written", printed);
    assertLine("ok    root       " + directory, printed);
    assertLine("ok    config     no lintel.yml, so the defaults hold", printed);
    assertTrue(printed.contains("warn  image "), printed);
    assertTrue(printed.contains("warn  path       there is no lintel on the PATH; link "), printed);
    assertTrue(printed.contains("warn  git        there is no git on the PATH; "), printed);
    assertTrue(printed.contains("ok    data       rules/secret/detectors.ini of 20"), printed);
  }

  @Test
  void aProgramOfTheTreeUnderCheckNeverRuns() throws IOException {
    Path ran = directory.resolve("ran");
    program("bin/git", "touch '" + ran + "'");
    String printed = doctor("PATH", directory.resolve("bin") + ":bin:.:");
    assertTrue(printed.contains("warn  git        there is no git on the PATH; "), printed);
    assertTrue(Files.notExists(ran));
  }

  @Test
  void anotherLintelThatComesFirstIsNamed() throws IOException {
    Path other = program("opt/lintel", "exit 0");
    String printed = doctor("PATH", directory.resolve("opt").toString());
    assertTrue(printed.contains("'lintel' runs " + other + ", another one; put "), printed);
  }

  @Test
  void theShellsCompletionIsFoundOrOffered() throws IOException {
    Path home = Files.createDirectories(directory.resolve("home"));
    String[] variables = {"HOME", home.toString(), "SHELL", "/usr/bin/fish"};
    assertLine(
        "ok    shell      'lintel completion fish > ~/.config/fish/completions/lintel.fish' makes"
            + " fish complete",
        doctor(variables));
    program("home/.config/fish/completions/lintel.fish", "");
    assertLine(
        "ok    shell      fish completes, by ~/.config/fish/completions/lintel.fish",
        doctor(variables));
  }

  @Test
  void aWrongConfigurationIsToldAsCheckTellsIt() {
    Cli.in(directory).file("lintel.yml", "persona: nobody\n");
    String told = Cli.in(directory).run("check").err().strip().substring("lintel: ".length());
    assertLine("warn  config     check ends with 2 until this is mended: " + told, doctor());
    Cli.in(directory).file("lintel.yml", "persona: auditor\n");
    assertLine("ok    config     " + directory.resolve("lintel.yml") + " is valid", doctor());
  }

  @Test
  void everyFileOfTheListIsCompared() throws IOException {
    Files.writeString(directory.resolve("build-id"), "");
    List<String> names = List.of("a", "b", "c", "d", "build-id");
    StringBuilder sums = new StringBuilder();
    names.forEach(name -> sums.append(EMPTY).append("  ").append(name).append('\n'));
    Files.writeString(directory.resolve("SHA256SUMS"), sums);
    Files.writeString(directory.resolve("a"), "not empty");
    Files.createDirectories(directory.resolve("lib/lintel"));
    assertEquals(
        List.of(
            Diagnosis.fail(
                "image",
                directory
                    + " is damaged: a, b, c and 1 more are not as built; build or install the image"
                    + " anew")),
        new ImageCheckup(directory).diagnose());
    for (String name : names) {
      Files.writeString(directory.resolve(name), "");
    }
    assertEquals(
        List.of(Diagnosis.ok("image", directory + ", all 5 files as built")),
        new ImageCheckup(directory).diagnose());
    Files.delete(directory.resolve("SHA256SUMS"));
    assertEquals(
        Diagnosis.Verdict.FAIL, new ImageCheckup(directory).diagnose().getFirst().verdict());
  }

  @Test
  void dataOlderThanAYearIsAWarning() {
    String rows = "2026-11-20 rules/a.ini\n";
    assertEquals(
        List.of(Diagnosis.ok("data", "rules/a.ini of 2026-11-20")),
        new DataCheckup(rows, LocalDate.of(2027, 11, 20)).diagnose());
    assertEquals(
        Diagnosis.Verdict.WARN,
        new DataCheckup(rows, LocalDate.of(2027, 11, 21)).diagnose().getFirst().verdict());
  }
}
