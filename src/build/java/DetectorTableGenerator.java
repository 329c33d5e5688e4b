import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code dev.lintel.model.secret.DetectorTable} from the rows of rules/secret/detectors.ini.
 * A class and not a resource, because its constants come ready from the AOT cache, where a resource
 * makes the run open its jar.
 */
final class DetectorTableGenerator {
  private static final Map<String, String> FORMS =
      new TreeMap<>(Map.of("pattern", "TOKEN", "value", "ASSIGNED"));

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
                    .flatMap(DetectorTableGenerator::constructors)
                    .collect(Collectors.joining(",\n"))));
  }

  /** Writes one constructor for each way that the row tells to know its secret. */
  private static Stream<String> constructors(DetectorRows.Row row) {
    return Stream.concat(
        FORMS.entrySet().stream()
            .filter(form -> row.values().containsKey(form.getKey()))
            .map(form -> constructor(row, form.getValue(), row.one(form.getKey(), ""))),
        row.all("structure").stream().map(structure -> constructor(row, constant(structure), "")));
  }

  private static String constructor(DetectorRows.Row row, String form, String expression) {
    return "          new Detector(%s, %s, Detector.Form.%s, %s, new Expression(%s), %s, %s, Check.%s, Check.%s, %s)"
        .formatted(
            quoted(row.id()),
            quoted(row.one("title", "")),
            form,
            list(row.keywords()),
            quoted(expression),
            Integer.parseInt(row.one("before", "0")),
            Double.parseDouble(row.one("entropy", "0")),
            constant(row.one("check", "none")),
            constant(row.one("checksum", "none")),
            list(row.all("published")));
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
