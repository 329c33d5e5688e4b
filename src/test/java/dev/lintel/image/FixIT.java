package dev.lintel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.image.Image.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stops the program or the disk, a file is wholly old or wholly new. */
class FixIT {
  private static final String LAUNCHER = Image.launcher(Image.BASE);
  private static final int FLAWS = 60;
  private static final String OLD = "SELECT id FROM orders WHERE price = NULL;\n".repeat(FLAWS);
  private static final String NEW = OLD.replace("= NULL", "IS NULL");
  private static final int FILES = 90;

  /** {@code -Dlintel.crashes=200} kills as often as that. */
  private static final int CRASHES = Integer.getInteger("lintel.crashes", 36);

  @TempDir Path directory;
  private Path tree;

  @BeforeEach
  void makeATree() throws IOException {
    tree = directory.resolve("tree");
    Files.createDirectories(tree.resolve(".git"));
    writeOld();
  }

  private Path file(int i) {
    return tree.resolve("d" + i % 3).resolve(i + ".sql");
  }

  private void writeOld() throws IOException {
    for (int i = 0; i < FILES; i++) {
      Files.createDirectories(file(i).getParent());
      Files.writeString(file(i), OLD);
    }
  }

  private Process start(String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(LAUNCHER, "fix", "-q"));
    command.addAll(List.of(options));
    return new ProcessBuilder(command)
        .directory(tree.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /**
   * Tells how many files are new; each is old or new, and nothing else lies there but leftovers.
   */
  private int countNew() throws IOException {
    int count = 0;
    for (int i = 0; i < FILES; i++) {
      String content = Files.readString(file(i));
      if (content.equals(NEW)) {
        count++;
      } else {
        assertEquals(OLD, content, file(i).toString());
      }
    }
    assertEquals(FILES, visible().size());
    return count;
  }

  private List<Path> visible() throws IOException {
    try (Stream<Path> walk = Files.walk(tree)) {
      return walk.filter(Files::isRegularFile).filter(f -> !isLeftover(f)).toList();
    }
  }

  private List<Path> leftovers() throws IOException {
    try (Stream<Path> walk = Files.walk(tree)) {
      return walk.filter(FixIT::isLeftover).toList();
    }
  }

  private static boolean isLeftover(Path file) {
    return file.getFileName().toString().matches("\\.lintel-[0-9a-z]+\\.tmp");
  }

  /**
   * Every sixth run is killed at a random time, the others once the first file is new, for only
   * then they write.
   */
  @Test
  void aKilledRunLeavesEveryFileOldOrNew() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process whole = start();
    awaitTheFirstFile(whole);
    long wrote = System.nanoTime();
    assertEquals(0, whole.waitFor());
    long wholeMicros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
    long writingMicros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - wrote);
    assertEquals(FILES, countNew());
    Random random = new Random(4);
    int inTheMiddle = 0;
    int left = 0;
    for (int crash = 0; crash < CRASHES; crash++) {
      writeOld();
      Process process = start();
      if (crash % 6 != 0) {
        awaitTheFirstFile(process);
        TimeUnit.MICROSECONDS.sleep(random.nextLong(writingMicros + 1));
      } else {
        TimeUnit.MICROSECONDS.sleep(random.nextLong(wholeMicros + 1));
      }
      process.destroyForcibly().waitFor();
      int count = countNew();
      inTheMiddle += count > 0 && count < FILES ? 1 : 0;
      left += leftovers().isEmpty() ? 0 : 1;
      for (Path leftover : leftovers()) {
        Files.delete(leftover);
      }
    }
    System.out.printf(
        "%d runs were killed: %d between the first and the last file, %d left a hidden file%n",
        CRASHES, inTheMiddle, left);
    assertTrue(inTheMiddle >= CRASHES / 10, "runs are met while they write: " + inTheMiddle);
    assertEquals(0, start().waitFor());
    assertEquals(FILES, countNew());
  }

  private void awaitTheFirstFile(Process process) throws IOException, InterruptedException {
    while (process.isAlive() && Files.size(file(0)) == OLD.length()) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  @Test
  void aTerminatedRunLeavesNoHiddenFile() throws IOException, InterruptedException {
    for (String signal : List.of("INT", "TERM")) {
      writeOld();
      Process process = start();
      awaitTheFirstFile(process);
      Image.run(directory, List.of("kill", "-" + signal, Long.toString(process.pid())));
      process.waitFor();
      countNew();
      assertEquals(List.of(), leftovers());
    }
  }

  /** Runs without the right of the superuser to write where nobody may. */
  private Outcome unprivileged(String... command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      line.addAll(List.of("setpriv", "--inh-caps=-all", "--bounding-set=-all"));
    }
    line.addAll(List.of(command));
    return Image.run(tree, Map.of(), line.toArray(String[]::new));
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsNamedAndTheRestIsFixed()
      throws IOException, InterruptedException {
    Path closed = file(0).getParent();
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      Outcome outcome = unprivileged(LAUNCHER, "fix");
      assertEquals(3, outcome.code(), outcome.err());
      assertEquals("", outcome.out());
      assertTrue(
          outcome
              .err()
              .contains(
                  "incomplete: d0/0.sql: cannot be written: permission denied; allow writing in its"
                      + " directory and run this again\n"),
          outcome.err());
      String fixed = "\nfixed %d findings in 60 files\n".formatted(60 * FLAWS);
      assertTrue(outcome.err().contains(fixed), outcome.err());
      assertTrue(outcome.err().endsWith("✗ incomplete: not everything could be fixed\n"));
      assertEquals(60, countNew());
      Outcome report = unprivileged(LAUNCHER, "check", "-q", "--output=json=d0/report.json");
      assertEquals(3, report.code());
      assertTrue(
          report.err().startsWith("lintel: cannot write '")
              && report.err().contains("d0/report.json': permission denied; allow writing"),
          report.err());
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertEquals(List.of(), leftovers());
  }

  /** A limit on the size of files ends a write as a full disk does, with another word. */
  @Test
  void aDiskWithoutRoomIsSaidAndNothingIsHalfWritten() throws IOException, InterruptedException {
    Files.writeString(file(0), "SELECT id FROM orders WHERE price = NULL;\n");
    Outcome outcome = limited("fix");
    assertEquals(3, outcome.code(), outcome.err());
    assertTrue(
        outcome
            .err()
            .contains(
                "incomplete: d1/1.sql: cannot be written: file too large; make room and run this"
                    + " again\n"),
        outcome.err());
    assertTrue(outcome.err().contains("\nfixed 1 finding in 1 file\n"), outcome.err());
    for (int i = 1; i < FILES; i++) {
      assertEquals(OLD, Files.readString(file(i)));
    }
    assertEquals(List.of(), leftovers());
    outcome = limited("check -q --output=json=report.json");
    assertEquals(3, outcome.code());
    assertTrue(outcome.err().contains("report.json': file too large; make room"), outcome.err());
    assertFalse(Files.exists(tree.resolve("report.json")));
    assertEquals(List.of(), leftovers());
  }

  /** The limit is no matter for what goes through a pipe. */
  private Outcome limited(String arguments) throws IOException, InterruptedException {
    String line =
        "(ulimit -f 2; exec \"$0\" %s) 2>&1 >/dev/null | cat >&2; exit ${PIPESTATUS[0]}"
            .formatted(arguments);
    return Image.run(tree, List.of("bash", "-c", line, LAUNCHER));
  }

  @Test
  void twoRunsAtOnceFixEachFileOnce() throws IOException, InterruptedException {
    Process first = start();
    Process second = start();
    // Each may meet a file that the other has just replaced.
    List<Integer> codes = List.of(first.waitFor(), second.waitFor());
    assertTrue(codes.stream().allMatch(code -> code == 0 || code == 3), codes.toString());
    assertEquals(FILES, countNew());
    assertEquals(List.of(), leftovers());
  }

  @Test
  void aReaderOfTheDiffThatLeavesEarlyChangesNothing() throws IOException, InterruptedException {
    String line = "\"$0\" fix --diff | head -c 1; echo \" ${PIPESTATUS[0]}\"";
    Outcome outcome = Image.run(tree, List.of("bash", "-c", line, LAUNCHER));
    assertEquals("- 3\n", outcome.out());
    assertTrue(outcome.err().contains("lintel: cannot write the output: Broken pipe\n"));
    assertEquals(0, countNew());
  }
}
