package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same files give the same bytes, whatever the run: SARIF is compared and cached by hash. */
class DeterminismTest {
  private static final Path PIPELINES = Golden.testdata("pipelines");

  private static String check(String format, int threads, List<String> paths) {
    List<String> args = new ArrayList<>(List.of("check", "-q", "--format", format));
    args.addAll(List.of("--jobs", Integer.toString(threads)));
    args.addAll(paths);
    Cli.Outcome outcome = new Cli(PIPELINES, false, Map.of()).run(args.toArray(String[]::new));
    assertEquals("", outcome.err());
    assertEquals(ExitCode.GATE_FAILED, outcome.code());
    return outcome.out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sarif", "json"})
  void twentyRunsOnOneThreadAndOnFourGiveOneText(String format) {
    String expected = check(format, 1, List.of());
    for (int run = 0; run < 20; run++) {
      assertEquals(expected, check(format, run % 2 == 0 ? 4 : 1, List.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sarif", "json"})
  void theOrderOfThePathsLeavesNoTrace(String format) throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(PIPELINES)) {
      found
          .filter(Files::isRegularFile)
          .map(file -> PIPELINES.relativize(file).toString())
          .sorted()
          .forEach(files::add);
    }
    assertTrue(files.size() > 20, "five pipelines");
    String expected = check(format, 2, files);
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(files, new Random(seed));
      assertEquals(expected, check(format, 2, files));
    }
  }
}
