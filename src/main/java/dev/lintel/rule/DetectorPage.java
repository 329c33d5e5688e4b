package dev.lintel.rule;

import dev.lintel.finding.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the page of a detector from its section in rules/secret/detectors.ini. */
final class DetectorPage {
  private final Map<String, List<String>> values = new TreeMap<>();

  private DetectorPage() {}

  /**
   * Gives the Markdown of the page; throws IllegalStateException where the table has no such id.
   */
  static String markdown(RuleId id, String table) {
    String head = "\n[" + id.pattern() + "]\n";
    int start = table.indexOf(head);
    if (start < 0) {
      throw new IllegalStateException("no document and no detector " + id);
    }
    int end = table.indexOf("\n[", start + head.length());
    DetectorPage page = new DetectorPage();
    table
        .substring(start + head.length(), end < 0 ? table.length() : end)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(page::read);
    return page.markdown();
  }

  private void read(String line) {
    int equals = line.indexOf('=');
    if (equals > 0) {
      values
          .computeIfAbsent(line.substring(0, equals).strip(), key -> new ArrayList<>())
          .add(line.substring(equals + 1).strip());
    }
  }

  private String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("Whoever reads the file can use the secret, and so can everyone who ever cloned ")
        .append("the repository: deleting the line does not take it back.\n");
    text.append("\n## What it looks like\n").append(all("looks")).append('\n');
    text.append("\n## Where to revoke it\n").append(all("revoke")).append('\n');
    text.append("\n## Where it is documented\n");
    values
        .getOrDefault("source", List.of())
        .forEach(source -> text.append("- ").append(source).append('\n'));
    return text.toString();
  }

  private String all(String key) {
    return String.join("\n", values.getOrDefault(key, List.of()));
  }
}
