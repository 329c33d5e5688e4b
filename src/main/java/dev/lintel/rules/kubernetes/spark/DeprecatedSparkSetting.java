package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.SparkApplication.Version;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds keys that Spark has renamed or dropped. Rationale and examples:
 * rules/kubernetes/deprecated-spark-setting.md.
 */
public final class DeprecatedSparkSetting implements KubernetesRule {
  /**
   * A key that is no longer to be written.
   *
   * @param cure the key to write in its place; a dash where there is none
   */
  private record Deprecation(Version since, String cure) {}

  private static final Map<String, Deprecation> DEPRECATIONS = deprecations();

  private static Map<String, Deprecation> deprecations() {
    Map<String, Deprecation> all = new HashMap<>();
    for (String row : DataTable.rows("rules/kubernetes/deprecated-spark-settings.txt")) {
      String[] words = row.split(" ", 3);
      all.put(
          words[0], new Deprecation(SparkApplication.version(words[1]).orElseThrow(), words[2]));
    }
    return Map.copyOf(all);
  }

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Optional<SparkApplication> application = SparkApplication.of(object);
    if (application.isEmpty()) {
      return;
    }
    Optional<Version> version = application.get().version();
    List<YamlEntry> entries =
        application.get().sparkConf().map(YamlMapping::entries).orElse(List.of());
    for (YamlEntry entry : entries) {
      Deprecation found = DEPRECATIONS.get(entry.name());
      boolean isOver =
          found != null
              && version
                  .map(v -> v.isSince(found.since().major(), found.since().minor()))
                  .orElse(true);
      if (isOver) {
        sink.report(
            entry.key().span(),
            "%s is deprecated since Spark %s; %s"
                .formatted(
                    entry.name(),
                    found.since(),
                    found.cure().equals("-")
                        ? "nothing reads it any more"
                        : "write " + found.cure()));
      }
    }
  }
}
