import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes {@code dev.lintel.model.secret.DetectorTable} from the rows of rules/secret/detectors.ini
 * and {@code Words} from rules/secret/words.ini. Classes and not resources, because their constants
 * come ready from the AOT cache, where a resource makes the run open its jar.
 */
final class DetectorTableGenerator {
  private DetectorTableGenerator() {}

  static void generate(Path base, Path output) throws IOException {
    Path tables = base.resolve("rules/secret");
    Path classes = output.resolve("dev/lintel/model/secret");
    RuleIndexGenerator.writeIfChanged(
        classes.resolve("DetectorTable.java"),
        """
        package dev.lintel.model.secret;

        import java.util.List;

        /** The rows of rules/secret/detectors.ini, written by DetectorTableGenerator. */
        final class DetectorTable {
          static final List<Detector> ROWS =
              List.of(
        %s);

          private DetectorTable() {}
        }
        """
            .formatted(detectors(DetectorRows.read(tables.resolve("detectors.ini")))));
    RuleIndexGenerator.writeIfChanged(
        classes.resolve("Words.java"),
        """
        package dev.lintel.model.secret;

        import java.util.List;

        /** The words of rules/secret/words.ini, written by DetectorTableGenerator. */
        final class Words {
        %s

          private Words() {}
        }
        """
            .formatted(words(tables.resolve("words.ini"))));
  }

  /** Writes one constructor for each way that a row tells to know its secret. */
  private static String detectors(List<DetectorRows.Row> rows) {
    List<String> constructors = new ArrayList<>();
    for (DetectorRows.Row row : rows) {
      for (String pattern : row.all("pattern")) {
        constructors.add(constructor(constructors.size(), row, "TOKEN", pattern));
      }
      for (String value : row.all("value")) {
        constructors.add(constructor(constructors.size(), row, "ASSIGNED", value));
      }
      for (String structure : row.all("structure")) {
        constructors.add(constructor(constructors.size(), row, constant(structure), ""));
      }
    }
    return String.join(",\n", constructors);
  }

  private static String constructor(
      int index, DetectorRows.Row row, String form, String expression) {
    return ("          new Detector(%d, %s, %s, Detector.Form.%s, %s, new Expression(%s), %s,"
            + " %s, %s,"
            + " Check.%s, Check.%s, %s)")
        .formatted(
            index,
            quoted(row.id()),
            quoted(row.one("title", "")),
            form,
            list(row.keywords()),
            quoted(expression),
            Integer.parseInt(row.one("before", "0")),
            quoted(row.one("then", "")),
            Double.parseDouble(row.one("entropy", "0")),
            constant(row.one("check", "none")),
            constant(row.one("checksum", "none")),
            list(row.all("published")));
  }

  /** Each {@code [section]} is a list of the words on its lines. */
  private static String words(Path file) throws IOException {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = List.of();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("[") && line.endsWith("]")) {
        section =
            sections.computeIfAbsent(
                line.substring(1, line.length() - 1), name -> new ArrayList<>());
      } else if (!line.isBlank() && !line.startsWith("# ")) {
        section.addAll(List.of(line.strip().split(" +")));
      }
    }
    return sections.entrySet().stream()
        .map(entry ->
            "  static final List<String> %s =\n      %s;"
                .formatted(constant(entry.getKey()), list(entry.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private static String list(List<String> values) {
    return "List.of("
        + values.stream().map(DetectorTableGenerator::quoted).collect(Collectors.joining(", "))
        + ")";
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
