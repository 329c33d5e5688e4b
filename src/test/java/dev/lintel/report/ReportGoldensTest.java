package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code NAME.case} under testdata/report gives the files {@code NAME.FORMAT} beside it: the
 * frames only in the full format, the others in every format.
 */
class ReportGoldensTest {
  @ParameterizedTest(name = "{1} of {0}")
  @MethodSource("goldens")
  void reportIsAsAccepted(Path input, Format format) throws IOException {
    Golden.verify(
        golden(input, format), Reports.write(format, ReportCase.parse(Files.readString(input))));
  }

  @Test
  void everyGoldenHasItsCase() throws IOException {
    List<Path> expected = new ArrayList<>(cases());
    goldens().forEach(g -> expected.add(golden((Path) g.get()[0], (Format) g.get()[1])));
    try (Stream<Path> files = Files.walk(Golden.testdata("report"))) {
      assertEquals(
          expected.stream().sorted().toList(),
          files.filter(Files::isRegularFile).sorted().toList());
    }
  }

  private static Stream<Arguments> goldens() throws IOException {
    return cases().stream()
        .flatMap(input ->
            (input.getParent().endsWith("frames")
                    ? Stream.of(Format.FULL)
                    : Stream.of(Format.values()))
                .map(format -> Arguments.of(input, format)));
  }

  private static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.walk(Golden.testdata("report"))) {
      return files.filter(f -> f.toString().endsWith(".case")).sorted().toList();
    }
  }

  private static Path golden(Path input, Format format) {
    String name = input.getFileName().toString();
    return input.resolveSibling(name.substring(0, name.lastIndexOf('.') + 1) + format.id());
  }
}
