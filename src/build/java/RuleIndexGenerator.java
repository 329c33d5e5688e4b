import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code dev.lintel.rules.RuleIndex} from the rule documents in rules/, so that no list is
 * edited by hand and nothing is scanned or reflected at run time. Run by the build before the
 * compiler: {@code java RuleIndexGenerator.java BASEDIR OUTPUT}.
 *
 * <p>Steps: read the front matter of every {@code rules/AREA/NAME.md} and refuse what is not known;
 * read the rows of {@code rules/secret/detectors.ini}, each of which is a rule of its own; write
 * one Java class with a catalog entry for each. The class file is only written when it changes, so
 * that the compiler sees no new source in vain.
 */
final class RuleIndexGenerator {
  private static final Set<String> KEYS =
      Set.of(
          "title",
          "severity",
          "gate",
          "since",
          "persona",
          "tags",
          "precision",
          "cwe",
          "security-severity",
          "protected",
          "kinds",
          "options",
          "checked-by",
          "references",
          "peers");
  private static final Set<String> AREAS =
      Set.of(
          "sql",
          "kubernetes",
          "helm",
          "kustomize",
          "gitops",
          "workflow",
          "secret",
          "promotion",
          "databricks");
  private static final Set<String> SEVERITIES = Set.of("critical", "high", "medium", "low", "info");
  private static final Set<String> GATES =
      Set.of("lint", "security", "sql", "dry-run", "promotion");
  private static final Set<String> PERSONAS = Set.of("regular", "pedantic", "auditor");
  private static final Set<String> PEERS =
      Set.of(
          "sqlfluff",
          "zizmor",
          "actionlint",
          "kube-linter",
          "kube-score",
          "polaris",
          "trivy",
          "gitleaks");
  private static final Set<String> PRECISIONS = Set.of("very-high", "high", "medium", "low");

  /**
   * GitHub's steps for security-severity; 9.0 itself is undefined there, so critical is above it.
   */
  private static final Map<String, String> SCORES =
      Map.of("critical", "9.5", "high", "8.0", "medium", "5.5", "low", "3.0", "info", "1.0");

  private RuleIndexGenerator() {}

  static void generate(Path base, Path output) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (Stream<Path> files = Files.walk(base.resolve("rules"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        addDocument(base, file, entries);
      }
    }
    addDetectors(base.resolve("rules/secret/detectors.ini"), entries);
    writeIfChanged(output.resolve("dev/lintel/rules/RuleIndex.java"), source(entries));
  }

  /**
   * Leaves a file alone that holds the text already, so that the compiler sees no change in vain.
   */
  static void writeIfChanged(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }

  private static void addDocument(Path base, Path file, Map<String, String> entries)
      throws IOException {
    String id =
        base.resolve("rules")
            .relativize(file)
            .toString()
            .replace('\\', '/')
            .replaceFirst("\\.md$", "");
    String area = id.substring(0, Math.max(0, id.indexOf('/')));
    require(AREAS.contains(area), file, "stands in no area; the areas are " + AREAS);
    String name = id.substring(area.length() + 1);
    require(name.matches("[a-z0-9]+(-[a-z0-9]+)*"), file, "has a name that is not kebab-case");
    Map<String, List<String>> front = frontMatter(file);
    String className =
        Arrays.stream(name.split("-"))
            .map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1))
            .collect(Collectors.joining());
    String rule =
        switch (one(file, front, "checked-by", "class", Set.of("class", "policy", "program"))) {
          case "policy" -> "dev.lintel.rule.PolicyRule::new";
          case "program" -> "dev.lintel.rule.ProgramRule::new";
          default -> packageOf(base, area, className) + "." + className + "::new";
        };
    entries.put(id, entry(file, area, name, front, rule));
  }

  /**
   * Gives the package of a rule's class: that of its area, or one below it where an area has more
   * rules than a package holds.
   */
  private static String packageOf(Path base, String area, String className) throws IOException {
    Path java = base.resolve("src/main/java");
    Path directory = java.resolve("dev/lintel/rules").resolve(area);
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        Optional<Path> found =
            files.filter(f -> f.endsWith(className + ".java")).map(Path::getParent).findFirst();
        if (found.isPresent()) {
          return java.relativize(found.get()).toString().replace('\\', '/').replace('/', '.');
        }
      }
    }
    return "dev.lintel.rules." + area;
  }

  private static void addDetectors(Path file, Map<String, String> entries) throws IOException {
    for (DetectorRows.Row row : DetectorRows.read(file)) {
      Map<String, List<String>> front = new LinkedHashMap<>(row.values());
      front.keySet().retainAll(KEYS);
      front.put("gate", List.of("security"));
      front.put("since", List.of("0.1.0"));
      front.put("tags", List.of("security"));
      front.putIfAbsent("cwe", List.of("CWE-798"));
      front.put(
          "references",
          row.all("source").stream()
              .map(source -> source.replaceFirst(" .*", ""))
              .filter(source -> source.startsWith("https://"))
              .toList());
      front.put(
          "peers",
          row.one("gitleaks", "same").equals("none") ? List.of() : List.of("gitleaks/" + row.id()));
      entries.put("secret/" + row.id(), entry(file, "secret", row.id(), front, "detectors"));
    }
  }

  /** Reads {@code key: value} lines; a value in brackets or lines of {@code - item} are lists. */
  private static Map<String, List<String>> frontMatter(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    require(
        !lines.isEmpty() && lines.getFirst().equals("---"),
        file,
        "does not start with front matter");
    Map<String, List<String>> front = new LinkedHashMap<>();
    String key = null;
    for (String line : lines.subList(1, lines.size())) {
      if (line.equals("---")) {
        return front;
      }
      if (line.startsWith("  - ")) {
        front.get(key).add(line.substring(4).strip());
        continue;
      }
      int colon = line.indexOf(':');
      require(colon > 0, file, "has a front matter line without a key: " + line);
      key = line.substring(0, colon).strip();
      require(KEYS.contains(key), file, "has the unknown key " + key + "; the keys are " + KEYS);
      String value = line.substring(colon + 1).strip();
      List<String> values = new ArrayList<>();
      if (value.startsWith("[")) {
        Arrays.stream(value.substring(1, value.length() - 1).split(","))
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .forEach(values::add);
      } else if (!value.isEmpty()) {
        values.add(value);
      }
      front.put(key, values);
    }
    throw new IllegalStateException(file + " has front matter without an end");
  }

  private static String entry(
      Path file, String area, String name, Map<String, List<String>> front, String rule) {
    for (String key : List.of("title", "severity", "gate", "since")) {
      require(
          front.containsKey(key) && !front.get(key).isEmpty(),
          file,
          "has no " + key + " for " + name);
    }
    String severity = one(file, front, "severity", "", SEVERITIES);
    List<String> tags = front.getOrDefault("tags", List.of());
    String score =
        one(
            file,
            front,
            "security-severity",
            tags.contains("security") ? SCORES.get(severity) : "",
            null);
    return """
    entry(
        new RuleId(%s, %s),
        %s,
        Severity.%s,
        Gate.%s,
        %s,
        Persona.%s,
        Set.of(%s),
        Precision.%s,
        List.of(%s),
        %s,
        %s,
        Set.of(%s),
        List.of(%s),
        List.of(%s),
        List.of(%s),
        %s)\
    """
        .formatted(
            quoted(area),
            quoted(name),
            quoted(front.get("title").getFirst()),
            constant(severity),
            constant(one(file, front, "gate", "", GATES)),
            quoted(front.get("since").getFirst()),
            constant(one(file, front, "persona", "regular", PERSONAS)),
            quotedList(tags),
            constant(one(file, front, "precision", "high", PRECISIONS)),
            quotedList(front.getOrDefault("cwe", List.of())),
            quoted(score),
            one(file, front, "protected", "false", Set.of("true", "false")),
            front.getOrDefault("kinds", List.of()).stream()
                .map(k -> "ArtifactKind." + constant(k))
                .collect(Collectors.joining(", ")),
            front.getOrDefault("options", List.of()).stream()
                .map(o -> option(file, o))
                .collect(Collectors.joining(", ")),
            quotedList(references(file, front)),
            front.getOrDefault("peers", List.of()).stream()
                .map(p -> peer(file, p))
                .collect(Collectors.joining(", ")),
            rule);
  }

  /**
   * The first becomes the {@code helpUri} of SARIF, so each is an address and nothing around it.
   */
  private static List<String> references(Path file, Map<String, List<String>> front) {
    List<String> references = front.getOrDefault("references", List.of());
    for (String reference : references) {
      require(
          reference.matches("https?://[^\\s\"'<>]+"),
          file,
          "has a reference that is not an address: " + reference);
    }
    return references;
  }

  /** A peer is one line: {@code tool/check}, or {@code tool/check: message}. */
  private static String peer(Path file, String line) {
    var matcher = java.util.regex.Pattern.compile("([a-z-]+)/([^ :]+)(?:: (.+))?").matcher(line);
    require(
        matcher.matches() && PEERS.contains(matcher.group(1)),
        file,
        "has a peer that is not `tool/check`, or `tool/check: message`, of one of %s: %s"
            .formatted(PEERS, line));
    String message = matcher.group(3);
    return "new Peer(%s, %s, %s)"
        .formatted(
            quoted(matcher.group(1)),
            quoted(matcher.group(2)),
            quoted(message == null ? "" : message));
  }

  /** An option is one line: {@code name (type, default): meaning}. */
  private static String option(Path file, String line) {
    var matcher =
        java.util.regex.Pattern.compile(
                "([a-z-]+) \\((string|integer|boolean|list), (.*?)\\): (.+)")
            .matcher(line);
    require(
        matcher.matches(),
        file,
        "has an option that is not `name (type, default): meaning`: " + line);
    return "new RuleOption(%s, %s, %s, %s)"
        .formatted(
            quoted(matcher.group(1)),
            quoted(matcher.group(2)),
            quoted(matcher.group(3)),
            quoted(matcher.group(4)));
  }

  private static String one(
      Path file,
      Map<String, List<String>> front,
      String key,
      String otherwise,
      Set<String> allowed) {
    List<String> values = front.getOrDefault(key, List.of(otherwise));
    require(values.size() == 1, file, "has not one value for " + key);
    require(
        allowed == null || allowed.contains(values.getFirst()),
        file,
        "has %s: %s; allowed are %s".formatted(key, values.getFirst(), allowed));
    return values.getFirst();
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String quotedList(List<String> texts) {
    return texts.stream().map(RuleIndexGenerator::quoted).collect(Collectors.joining(", "));
  }

  private static void require(boolean holds, Path file, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(file + " " + otherwise);
    }
  }

  private static String source(Map<String, String> entries) {
    boolean hasDetectors = entries.values().stream().anyMatch(e -> e.endsWith("detectors)"));
    return """
    package dev.lintel.rules;

    import dev.lintel.finding.Gate;
    import dev.lintel.finding.RuleId;
    import dev.lintel.finding.Severity;
    import dev.lintel.rule.Catalog;
    import dev.lintel.rule.Peer;
    import dev.lintel.rule.Persona;
    import dev.lintel.rule.Precision;
    import dev.lintel.rule.Rule;
    import dev.lintel.rule.RuleMeta;
    import dev.lintel.rule.RuleOption;
    import dev.lintel.source.ArtifactKind;
    import java.util.List;
    import java.util.Set;
    import java.util.function.Supplier;

    /** All rules, made from their documents by RuleIndexGenerator. */
    public final class RuleIndex {
      private RuleIndex() {}

      /** Gives the catalog; rules are made when they are asked for. */
      public static Catalog catalog() {
    %s    return new Catalog(
            List.of(
    %s));
      }

      private static Catalog.Entry entry(
          RuleId id, String title, Severity severity, Gate gate, String since, Persona persona, Set<String> tags,
          Precision precision, List<String> cwe, String score, boolean isProtected, Set<ArtifactKind> kinds,
          List<RuleOption> options, List<String> references, List<Peer> peers, Supplier<Rule> rule) {
        return new Catalog.Entry(
            new RuleMeta(
                id, title, severity, gate, since, persona, tags, precision, cwe, score, isProtected, kinds, options, references, peers),
            rule);
      }
    }
    """
        .formatted(
            hasDetectors
                ? "    Rule shared = new dev.lintel.rules.secret.Detectors();\n"
                    + "    Supplier<Rule> detectors = () -> shared;\n"
                : "",
            String.join(",\n", entries.values()));
  }
}
