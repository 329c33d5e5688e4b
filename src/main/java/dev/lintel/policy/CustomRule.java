package dev.lintel.policy;

import dev.lintel.finding.Gate;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.source.Gitignore;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A rule of the user's own, as lintel.yml has it.
 *
 * @param expression in CEL
 * @param message empty where only the expression makes one
 * @param passing objects that the rule must leave alone, or paths of files relative to the root
 * @param failing objects that it must find
 */
public record CustomRule(
    RuleId id,
    String title,
    YamlScalar expression,
    String message,
    Optional<YamlScalar> messageExpression,
    Severity severity,
    Gate gate,
    Match match,
    List<YamlNode> passing,
    List<YamlNode> failing) {
  /** The area of the ids of all such rules. */
  public static final String AREA = "custom";

  /**
   * The objects that a rule is for. Empty lists and mappings mean all.
   *
   * @param kinds globs, as are API versions and namespaces
   */
  public record Match(
      List<String> kinds,
      List<String> apiVersions,
      List<String> namespaces,
      Map<String, String> labels,
      Optional<Gitignore> paths) {
    public Match {
      kinds = List.copyOf(kinds);
      apiVersions = List.copyOf(apiVersions);
      namespaces = List.copyOf(namespaces);
      labels = Map.copyOf(labels);
    }
  }

  public CustomRule {
    passing = List.copyOf(passing);
    failing = List.copyOf(failing);
  }

  static CustomRule of(Setting setting) {
    YamlScalar expression = scalar(setting.find(PolicyKeys.EXPRESSION)).orElseThrow();
    String message = setting.find(PolicyKeys.MESSAGE).text().orElse("");
    Setting match = setting.find(PolicyKeys.MATCH);
    Setting tests = setting.find(PolicyKeys.TESTS);
    return new CustomRule(
        new RuleId(AREA, setting.find(PolicyKeys.ID).text().orElseThrow()),
        setting.find(PolicyKeys.TITLE).text().orElseGet(() -> title(message, expression)),
        expression,
        message,
        scalar(setting.find(PolicyKeys.MESSAGE_EXPRESSION)),
        setting.find(PolicyKeys.SEVERITY).severity().orElse(Severity.MEDIUM),
        setting.find(PolicyKeys.GATE).constant(Gate.values(), Gate::id).orElse(Gate.LINT),
        new Match(
            texts(match.find(PolicyKeys.KIND)),
            texts(match.find(PolicyKeys.API_VERSION)),
            texts(match.find(PolicyKeys.NAMESPACE)),
            labels(match.find(PolicyKeys.LABELS)),
            match.find(PolicyKeys.PATH).patterns()),
        nodes(tests.find(PolicyKeys.PASS)),
        nodes(tests.find(PolicyKeys.FAIL)));
  }

  private static String title(String message, YamlScalar expression) {
    String title = message.isBlank() ? "breaks " + expression.value() : message;
    String line = title.strip().replaceAll("\\s+", " ");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  private static Optional<YamlScalar> scalar(Setting setting) {
    return setting.node().flatMap(YamlNode::scalar);
  }

  private static List<String> texts(Setting setting) {
    return setting.texts().stream().flatMap(text -> text.text().stream()).toList();
  }

  private static Map<String, String> labels(Setting setting) {
    Map<String, String> labels = new TreeMap<>();
    setting
        .entries()
        .forEach(entry ->
            new Setting(entry.value()).text().ifPresent(text -> labels.put(entry.name(), text)));
    return labels;
  }

  private static List<YamlNode> nodes(Setting setting) {
    return setting.items().stream().flatMap(item -> item.node().stream()).toList();
  }
}
