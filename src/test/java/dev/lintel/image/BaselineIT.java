package dev.lintel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.image.Image.Outcome;
import dev.lintel.policy.BaselineReader;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that write a baseline, and what ends them. */
class BaselineIT {
  private static final String LAUNCHER = Image.launcher(Image.BASE);
  private static final String FILE = "lintel-baseline.jsonl";

  /** How often a process is killed; {@code -Dlintel.crashes=200} is the full measure. */
  private static final int CRASHES = Integer.getInteger("lintel.crashes", 36);

  @TempDir Path directory;

  @BeforeEach
  void makeARoot() throws IOException {
    Files.createDirectories(directory.resolve(".git"));
  }

  private Outcome lintel(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(LAUNCHER));
    command.addAll(List.of(arguments));
    return Image.run(directory, command);
  }

  private void statements(String path, int first, int count) throws IOException {
    StringBuilder script = new StringBuilder();
    for (int i = first; i < first + count; i++) {
      script.append("DELETE FROM t").append(i).append(";\n");
    }
    Files.writeString(directory.resolve(path), script);
  }

  private String content() throws IOException {
    return Files.readString(directory.resolve(FILE));
  }

  /** Gives the findings that the file knows; fails where it is not whole. */
  private Set<String> ids() throws IOException, InvalidPolicyException {
    return BaselineReader.read(SourceText.of(FILE, content())).entries().stream()
        .map(entry -> entry.fingerprint().id())
        .collect(Collectors.toSet());
  }

  /** The time is drawn over a run's end, where it writes, and every sixth time over all of it. */
  @Test
  void aProcessThatIsKilledLeavesTheOldFileOrTheNewOne()
      throws IOException, InterruptedException, InvalidPolicyException {
    statements("a.sql", 0, 5_000);
    assertEquals(0, lintel("baseline", "create").code());
    statements("b.sql", 10_000, 1);
    long startedNanos = System.nanoTime();
    assertEquals(0, lintel("baseline", "update").code());
    long wholeMicros = (System.nanoTime() - startedNanos) / 1_000;
    Random random = new Random(42);
    int killed = 0;
    for (int crash = 0; crash < CRASHES; crash++) {
      Set<String> known = ids();
      statements("b.sql", 10_000, 2 + crash);
      Process process =
          new ProcessBuilder(LAUNCHER, "baseline", "update")
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      long from = crash % 6 == 0 ? 0 : wholeMicros * 6 / 10;
      TimeUnit.MICROSECONDS.sleep(from + random.nextLong(Math.max(1, wholeMicros - from)));
      process.destroyForcibly();
      killed += process.waitFor() == 0 ? 0 : 1;
      Set<String> now = ids();
      assertTrue(now.containsAll(known), "nothing is lost");
      if (now.size() > known.size()) {
        assertEquals(5_002 + crash, now.size(), "all of the new ones are there");
      }
    }
    assertTrue(killed >= CRASHES / 4, killed + " of " + CRASHES + " were killed in time");
    letADayPassForLeftovers();
    // The last one may have been killed when all was written, and nothing new writes nothing.
    statements("b.sql", 10_000, 2 + CRASHES);
    assertEquals(0, lintel("baseline", "update").code());
    assertEquals(5_002 + CRASHES, ids().size());
    try (var files = Files.list(directory)) {
      assertEquals(
          List.of(".git", ".gitattributes", "a.sql", "b.sql", FILE),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  /** A kill between the first byte and the rename leaves a file that the next day's run removes. */
  private void letADayPassForLeftovers() throws IOException {
    try (var leftovers = Files.newDirectoryStream(directory, ".lintel-*.tmp")) {
      for (Path leftover : leftovers) {
        Files.setLastModifiedTime(
            leftover, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
      }
    }
  }

  /** A limit on the size of files fails a write half-way, as a full disk does. */
  @Test
  void aFullDiskLeavesTheOldFile() throws IOException, InterruptedException {
    statements("a.sql", 0, 100);
    assertEquals(0, lintel("baseline", "create").code());
    String old = content();
    statements("b.sql", 1_000, 100);
    Outcome outcome =
        Image.run(
            directory,
            List.of("bash", "-c", "ulimit -f 24; exec \"$0\" baseline update", LAUNCHER));
    String full = ": file too large; make room and run this again\n";
    assertEquals(new Outcome(3, "", "lintel: cannot write " + FILE + full), outcome);
    assertEquals(old, content());
    assertEquals(0, lintel("baseline", "update").code());
    assertEquals(201, content().lines().count());
  }

  @Test
  void processesThatWriteAtOnceLoseNothing() throws IOException, InterruptedException {
    statements("a.sql", 0, 1);
    assertEquals(0, lintel("baseline", "create").code());
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String name = "w" + i + ".sql";
      statements(name, 100 * (i + 1), 50);
      processes.add(
          new ProcessBuilder(LAUNCHER, "baseline", "update", name)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start());
    }
    for (Process process : processes) {
      assertEquals(0, process.waitFor());
    }
    assertEquals(202, content().lines().count());
  }

  @Test
  void verdictsComeThroughAPipe() throws IOException, InterruptedException {
    statements("a.sql", 0, 3);
    assertEquals(0, lintel("baseline", "create").code());
    Outcome outcome =
        Image.run(
            directory, List.of("bash", "-c", "printf 'tfs' | \"$0\" baseline audit", LAUNCHER));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().endsWith("3 of 3 judged\n"), outcome.out());
    assertEquals(3, content().split("\"verdict\":", -1).length - 1);
  }

  /** Once there is one, every hook reads it; where there is none, nothing is loaded for it. */
  @Test
  void aRunWithoutABaselineLoadsNothingOfIt() throws IOException, InterruptedException {
    statements("a.sql", 0, 1);
    Outcome outcome =
        Image.run(
            directory,
            List.of(
                Image.IMAGE.resolve("bin/java").toString(),
                "-Xlog:class+load:file=classes.log",
                "-cp",
                Image.IMAGE.resolve("lib/lintel/lintel.jar").toString(),
                "dev.lintel.cli.Main",
                "check",
                "a.sql"));
    assertEquals(1, outcome.code(), outcome.err());
    List<String> loaded =
        Files.readAllLines(directory.resolve("classes.log")).stream()
            .filter(line ->
                line.matches(
                    ".*dev\\.lintel\\.(finding\\.(Fingerprint|Essence)|policy\\.(Baseline|Deadline)"
                        + "|engine\\.(Baselines|LockFile)|cli\\.Baseline).*"))
            .toList();
    assertEquals(List.of(), loaded);
  }
}
