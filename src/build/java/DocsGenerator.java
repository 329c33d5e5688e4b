import dev.lintel.engine.Checker;
import dev.lintel.finding.Severity;
import dev.lintel.report.RulePage;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Persona;
import dev.lintel.rule.RuleDocument;
import dev.lintel.rule.RuleMeta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the pages of the rules for readers without Lintel at hand: one for each rule, the same
 * that {@code lintel explain} shows, one for all detectors of secrets, and an index. Run by {@code
 * mvn -Pdocs} with the compiled classes: {@code java -cp CLASSPATH DocsGenerator.java OUTPUT};
 * everything that stood in OUTPUT goes.
 */
final class DocsGenerator {
  private static final String DETECTORS = "secret/README.md";

  private final List<RuleMeta> rules;

  private DocsGenerator(Catalog catalog) {
    this.rules = catalog.entries().stream().map(Catalog.Entry::meta).toList();
  }

  public static void main(String[] args) throws IOException {
    Path output = Path.of(args[0]);
    delete(output);
    Map<String, String> pages = new DocsGenerator(Checker.catalog()).pages();
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path file = output.resolve(page.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, page.getValue());
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private Map<String, String> pages() {
    Map<String, String> pages = new TreeMap<>();
    pages.put("README.md", index());
    pages.put(DETECTORS, detectors());
    for (RuleMeta meta : rules) {
      if (!isDetector(meta)) {
        pages.put(meta.id() + ".md", RulePage.markdown(meta));
      }
    }
    return pages;
  }

  private static boolean isDetector(RuleMeta meta) {
    return meta.id().area().equals("secret");
  }

  /** Gives the place of a rule's page, relative to the index. */
  private static String link(RuleMeta meta) {
    String id = meta.id().toString();
    return isDetector(meta)
        ? "[%s](%s#%s)".formatted(id, DETECTORS, meta.id().pattern())
        : "[%s](%s.md)".formatted(id, id);
  }

  private String index() {
    StringBuilder text = new StringBuilder();
    text.append("# Rules\n");
    text.append("Made from `rules/` by `mvn -Pdocs`; `lintel explain RULE` shows the same pages. ");
    text.append("In the examples a line of carets\nmarks what is reported, with the message ");
    text.append("behind it. ").append(rules.size()).append(" rules, by [area](#by-area), ");
    text.append("[severity](#by-severity) and [persona](#by-persona).\n\n## By area\n");
    for (String area : areas()) {
      text.append("\n### ").append(area).append('\n');
      text.append("| rule | severity | gate | persona | what it finds |\n|---|---|---|---|---|\n");
      for (RuleMeta meta : select(m -> m.id().area().equals(area))) {
        text.append("| ").append(link(meta)).append(" | ").append(meta.severity().id());
        text.append(" | ").append(meta.gate().id()).append(" | ").append(meta.persona().id());
        text.append(" | ").append(meta.title().replace("|", "\\|")).append(" |\n");
      }
    }
    Map<String, List<RuleMeta>> bySeverity = new LinkedHashMap<>();
    for (Severity severity : Severity.values()) {
      bySeverity.put(severity.id(), select(m -> m.severity() == severity));
    }
    appendLists(text, "By severity", bySeverity);
    Map<String, List<RuleMeta>> byPersona = new LinkedHashMap<>();
    for (Persona persona : Persona.values()) {
      byPersona.put(persona.id(), select(m -> m.persona() == persona));
    }
    appendLists(text, "By persona", byPersona);
    return text.toString();
  }

  private List<String> areas() {
    return List.copyOf(
        rules.stream().map(m -> m.id().area()).collect(Collectors.toCollection(TreeSet::new)));
  }

  private List<RuleMeta> select(Predicate<RuleMeta> condition) {
    return rules.stream().filter(condition).toList();
  }

  private static void appendLists(
      StringBuilder text, String title, Map<String, List<RuleMeta>> groups) {
    text.append("\n## ").append(title).append('\n');
    groups.forEach((name, rules) -> {
      if (!rules.isEmpty()) {
        text.append("\n### ").append(name).append('\n');
        rules.forEach(meta ->
            text.append("- ").append(link(meta)).append(": ").append(meta.title()).append('\n'));
      }
    });
  }

  /** Gives one page for all detectors: what tells them apart, without what is said of each. */
  private String detectors() {
    List<String> parts = new ArrayList<>();
    List<RuleMeta> detectors = select(DocsGenerator::isDetector);
    if (!detectors.isEmpty()) {
      parts.add("# Secrets\n" + RuleDocument.rationale(detectors.getFirst().id()) + "\n");
    }
    for (RuleMeta meta : detectors) {
      String document = RuleDocument.markdown(meta.id());
      String details =
          document
              .substring(document.indexOf("\n## "))
              .replaceAll("\n## (.*)\n", "\n**$1**\n")
              .strip();
      parts.add(
          "## %s\n%s: severity %s, precision %s, since %s\n\n%s\n"
              .formatted(
                  meta.id().pattern(),
                  meta.title(),
                  meta.severity().id(),
                  meta.precision().id(),
                  meta.since(),
                  details));
    }
    return String.join("\n", parts);
  }
}
