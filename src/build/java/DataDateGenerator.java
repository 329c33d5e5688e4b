import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code dev.lintel.cli.DataDates}: the day that each data file was last held against its
 * sources, which is the latest date in the comment at its head. A data file without one does not
 * build.
 */
final class DataDateGenerator {
  private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");

  private DataDateGenerator() {}

  static void generate(Path base, Path output) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (Path file : files(base)) {
      rows.append("      ").append(date(file)).append(' ');
      rows.append(base.relativize(file).toString().replace('\\', '/')).append('\n');
    }
    String source =
        """
        package dev.lintel.cli;

        /** Tells how old the data is that Lintel carries; made by DataDateGenerator. */
        final class DataDates {
          /** One line for each data file: its date, a blank, its path in the project. */
          static final String ROWS =
              \"""
        %s      \""";

          private DataDates() {}
        }
        """
            .formatted(rows);
    RuleIndexGenerator.writeIfChanged(output.resolve("dev/lintel/cli/DataDates.java"), source);
  }

  private static List<Path> files(Path base) throws IOException {
    try (Stream<Path> tables = Files.walk(base.resolve("src/main/tables"));
        Stream<Path> rules = Files.walk(base.resolve("rules"))) {
      return Stream.concat(tables, rules.filter(file -> file.toString().endsWith(".ini")))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static String date(Path file) throws IOException {
    String head =
        Files.readAllLines(file).stream()
            .takeWhile(line -> line.startsWith("#"))
            .collect(Collectors.joining("\n"));
    return DATE.matcher(head)
        .results()
        .map(MatchResult::group)
        .max(String::compareTo)
        .orElseThrow(() -> new IllegalStateException(file + " has no date in its head"));
  }
}
