import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes {@code dev.lintel.source.TableTexts} from the data tables below src/main/tables. The
 * tables become constants of a class, because those come with the AOT cache, while a resource opens
 * the jar first, which takes longer than many a rule.
 */
final class DataTableGenerator {
  private DataTableGenerator() {}

  static void generate(Path base, Path output) throws IOException {
    Path tables = base.resolve("src/main/tables");
    StringBuilder cases = new StringBuilder();
    try (Stream<Path> files = Files.walk(tables)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = tables.relativize(file).toString().replace('\\', '/');
        cases.append("      case ").append(quoted(name)).append(" ->\n          ");
        cases.append(String.join("\n              + ", rows(file))).append(";\n");
      }
    }
    String source =
        """
        package dev.lintel.source;

        /** The rows of the data tables, made by DataTableGenerator. */
        final class TableTexts {
          private TableTexts() {}

          /** Gives the rows of a table, each with a line feed behind it. */
          static String of(String path) {
            return switch (path) {
        %s      default -> throw new IllegalArgumentException("no table " + path);
            };
          }
        }
        """
            .formatted(cases);
    RuleIndexGenerator.writeIfChanged(output.resolve("dev/lintel/source/TableTexts.java"), source);
  }

  /** Comments, empty lines and the blanks that align columns stay behind. */
  private static List<String> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> quoted(line.strip().replaceAll(" +", " ") + "\n"))
        .toList();
  }

  /** Gives a text as a literal of Java. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
