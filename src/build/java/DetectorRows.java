import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads rules/secret/detectors.ini, whose head explains its keys, and refuses what it does not
 * know.
 */
final class DetectorRows {
  private static final Set<String> KEYS =
      Set.of(
          "title",
          "severity",
          "precision",
          "persona",
          "cwe",
          "keywords",
          "pattern",
          "value",
          "structure",
          "before",
          "then",
          "entropy",
          "check",
          "checksum",
          "published",
          "looks",
          "source",
          "revoke",
          "gitleaks",
          "bad",
          "good");
  private static final Set<String> REPEATED = Set.of("published", "source", "bad", "good");
  private static final Set<String> REQUIRED =
      Set.of("title", "severity", "keywords", "looks", "source", "revoke", "bad");

  private DetectorRows() {}

  /** One detector: its keys with their values, one for most keys. */
  record Row(String id, Map<String, List<String>> values) {
    String one(String key, String otherwise) {
      return values.getOrDefault(key, List.of(otherwise)).getFirst();
    }

    List<String> all(String key) {
      return values.getOrDefault(key, List.of());
    }

    List<String> keywords() {
      return List.of(one("keywords", "").split(" +"));
    }
  }

  static List<Row> read(Path file) throws IOException {
    Map<String, Row> rows = new LinkedHashMap<>();
    Row row = null;
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String where = file + ":" + number;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.matches("\\[[a-z0-9-]+]")) {
        row = new Row(line.substring(1, line.length() - 1), new LinkedHashMap<>());
        require(rows.put(row.id(), row) == null, where, "repeats the detector " + row.id());
        continue;
      }
      int equals = line.indexOf('=');
      require(row != null && equals > 0, where, "is neither [id] nor key = value");
      String key = line.substring(0, equals).strip();
      require(KEYS.contains(key), where, "has the unknown key " + key);
      List<String> values = row.values().computeIfAbsent(key, k -> new ArrayList<>());
      values.add(line.substring(equals + 1).strip());
      require(values.size() == 1 || REPEATED.contains(key), where, "repeats the key " + key);
    }
    rows.values().forEach(r -> check(r, file.toString()));
    return List.copyOf(rows.values());
  }

  private static void check(Row row, String file) {
    String where = file + " [" + row.id() + "]";
    for (String key : REQUIRED) {
      require(!row.one(key, "").isEmpty(), where, "has no " + key);
    }
    boolean isExpressed = row.values().containsKey("pattern") || row.values().containsKey("value");
    require(
        isExpressed != row.values().containsKey("structure"),
        where,
        "must have a pattern, a value or both, or else a structure");
    for (String keyword : row.keywords()) {
      require(
          keyword.matches("[!-@\\[-~]+"),
          where,
          "has a keyword that is not lower-case ASCII: " + keyword);
    }
  }

  private static void require(boolean holds, String where, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(where + " " + otherwise);
    }
  }
}
