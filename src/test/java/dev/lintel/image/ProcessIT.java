package dev.lintel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.image.Image.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only whole processes show. */
class ProcessIT {
  /**
   * Classes that a run over YAML may load from jars and the JDK instead of the cache, each some
   * tenths of a millisecond. Nine do today, for the cache holds no hidden class of a lambda that
   * the training did not make. More mean that the training has missed a way that commits take.
   */
  private static final int MOST_CLASSES_OUTSIDE_THE_CACHE = 12;

  private static final String LAUNCHER = Image.launcher(Image.BASE);

  @TempDir Path directory;

  @Test
  void twentyRunsGiveOneReport() throws IOException, InterruptedException {
    List<String> command =
        List.of(LAUNCHER, "check", "testdata/pipelines", "--format", "sarif", "-q", "--jobs");
    Outcome expected = Image.run(Image.BASE, with(command, "1"));
    assertEquals(1, expected.code());
    assertEquals("", expected.err());
    for (int run = 1; run < 20; run++) {
      assertEquals(expected, Image.run(Image.BASE, with(command, run % 2 == 0 ? "1" : "4")));
    }
  }

  private static List<String> with(List<String> command, String last) {
    return Stream.concat(command.stream(), Stream.of(last)).toList();
  }

  @Test
  void aReaderThatLeavesEarlyCausesNoTrace() throws IOException, InterruptedException {
    String line =
        "\"$0\" check -q --format sarif testdata/pipelines | head -c 1; echo \" ${PIPESTATUS[0]}\"";
    Outcome outcome = Image.run(Image.BASE, List.of("bash", "-c", line, LAUNCHER));
    assertEquals(
        new Outcome(0, "{ 3\n", "lintel: cannot write the output: Broken pipe\n"), outcome);
  }

  /** The system's limit on the size of a file stands for a disk that fills up on the way. */
  @Test
  void aReportThatFindsNoRoomIsNotLeftHalf() throws IOException, InterruptedException {
    String line =
        "ulimit -f 20; \"$0\" check -q testdata/pipelines --output sarif=\"$1/a.sarif\""
            + " --output concise=\"$1/b.txt\" >/dev/null";
    Outcome outcome =
        Image.run(Image.BASE, List.of("bash", "-c", line, LAUNCHER, directory.toString()));
    assertEquals(
        new Outcome(
            3,
            "",
            "lintel: cannot write '"
                + directory
                + "/a.sarif': file too large; make room and run this again\n"),
        outcome);
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(directory.resolve("b.txt")), files.toList());
    }
  }

  @Test
  void anInterruptedRunEndsWith130() throws IOException, InterruptedException {
    Files.createDirectories(directory.resolve(".git"));
    String script = "SELECT a, b FROM t JOIN u ON t.id = u.id WHERE t.x > 1;\n".repeat(2000);
    for (int i = 0; i < 200; i++) {
      Files.writeString(directory.resolve(i + ".sql"), script);
    }
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(LAUNCHER, "check", "--jobs", "1", ".")
            .directory(directory.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    while (process.isAlive() && !hasWorker(process.pid())) {
      Thread.onSpinWait();
    }
    assertTrue(process.isAlive(), "the tree is large enough to be met in the middle");
    Image.run(directory, List.of("kill", "-INT", Long.toString(process.pid())));
    assertEquals(130, process.waitFor());
    assertEquals("", Files.readString(err));
  }

  private static boolean hasWorker(long pid) throws IOException {
    Path tasks = Path.of("/proc/" + pid + "/task");
    try (Stream<Path> threads = Files.list(tasks)) {
      return threads.anyMatch(ProcessIT::isWorker);
    }
  }

  private static boolean isWorker(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).startsWith("lintel-worker");
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aCommitOfYamlRunsFromTheCache() throws IOException, InterruptedException {
    Path image = Image.copy(directory.resolve("lintel"));
    Path log = directory.resolve("classes.log");
    Path java = image.resolve("bin/java");
    Files.move(java, image.resolve("bin/real"));
    Image.script(
        java,
        """
        count=$#
        for argument; do
          [ "$argument" = -cp ] && set -- "$@" -Xlog:class+load:file='%s'
          set -- "$@" "$argument"
        done
        shift $count
        exec "${0%%/*}/real" "$@"
        """
            .formatted(log));
    Outcome outcome =
        Image.run(
            Image.BASE.resolve("testdata/pipelines"),
            Map.of(),
            Image.launcher(image),
            "check",
            "-q",
            "spark-job/.github/workflows/ci.yml",
            "spark-job/.github/workflows/nightly.yml",
            "airflow-etl/k8s/api.yaml",
            "airflow-etl/k8s/reindex-cronjob.yaml");
    assertEquals(1, outcome.code());
    List<String> outside =
        Files.readAllLines(log).stream()
            .filter(line -> !line.contains("source: shared objects file"))
            .toList();
    assertTrue(Files.readAllLines(log).size() > 500, "the log is that of the whole run");
    assertTrue(
        outside.size() <= MOST_CLASSES_OUTSIDE_THE_CACHE,
        () -> outside.size() + " classes:\n" + String.join("\n", outside));
  }
}
