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
 * frames only in the full format, the pages only in HTML, the others in every format.
 */
class ReportGoldensTest {
  @ParameterizedTest(name = "{1} of {0}")
  @MethodSource("goldens")
  void reportIsAsAccepted(Path input, Format format) throws IOException {
    String report = Reports.write(format, ReportCase.parse(Files.readString(input)));
    Golden.verify(golden(input, format), format == Format.HTML ? withoutOwnFiles(report) : report);
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
            formats(input.getParent().getFileName().toString())
                .map(format -> Arguments.of(input, format)));
  }

  private static Stream<Format> formats(String directory) {
    return switch (directory) {
      case "frames" -> Stream.of(Format.FULL);
      case "pages" -> Stream.of(Format.HTML);
      default -> Stream.of(Format.values());
    };
  }

  /** The style and the script of a page are source files, and are reviewed there. */
  private static String withoutOwnFiles(String page) {
    return page.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1>…</$1>")
        .replaceAll("'sha256-[^']*'", "'sha256-…'");
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
