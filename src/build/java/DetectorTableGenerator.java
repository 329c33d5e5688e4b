import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes {@code dev.lintel.model.secret.DetectorTable} from the rows of rules/secret/detectors.ini.
 * A class and not a resource, because its constants come ready from the AOT cache, where a resource
 * makes the run open its jar.
 */
final class DetectorTableGenerator {
  private DetectorTableGenerator() {}

  static void generate(Path base, Path output) throws IOException {
    List<DetectorRows.Row> rows = DetectorRows.read(base.resolve("rules/secret/detectors.ini"));
    RuleIndexGenerator.writeIfChanged(
        output.resolve("dev/lintel/model/secret/DetectorTable.java"),
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
            .formatted(
                rows.stream()
                    .map(DetectorTableGenerator::constructor)
                    .collect(Collectors.joining(",\n"))));
  }

  private static String constructor(DetectorRows.Row row) {
    return "          new Detector(%s, %s, Detector.Form.%s, %s, new Expression(%s), %s, %s, Check.%s, Check.%s, %s)"
        .formatted(
            quoted(row.id()),
            quoted(row.one("title", "")),
            form(row),
            list(row.keywords()),
            quoted(row.one("pattern", row.one("value", ""))),
            Integer.parseInt(row.one("before", "0")),
            Double.parseDouble(row.one("entropy", "0")),
            constant(row.one("check", "none")),
            constant(row.one("checksum", "none")),
            list(row.all("published")));
  }

  private static String form(DetectorRows.Row row) {
    return !row.all("pattern").isEmpty()
        ? "TOKEN"
        : !row.all("value").isEmpty() ? "ASSIGNED" : "STRUCTURAL";
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
