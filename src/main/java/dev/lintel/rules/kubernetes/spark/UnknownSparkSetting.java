package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.source.DataTable;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Set;

/**
 * Finds keys of sparkConf that are nearly those of Spark. Rationale and examples:
 * rules/kubernetes/unknown-spark-setting.md.
 */
public final class UnknownSparkSetting implements KubernetesRule {
  private static final Set<String> KNOWN =
      Set.copyOf(DataTable.rows("rules/kubernetes/spark-settings.txt"));

  /** From this length on two letters may differ; in a short key they may make another word. */
  private static final int LONG = 24;

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    List<YamlEntry> entries =
        SparkApplication.of(object)
            .flatMap(SparkApplication::sparkConf)
            .map(YamlMapping::entries)
            .orElse(List.of());
    for (YamlEntry entry : entries) {
      String key = entry.name();
      if (!KNOWN.contains(key) && key.length() <= 100) {
        Spelling.nearest(key, KNOWN)
            .filter(known -> isMisspelled(key, known))
            .ifPresent(known ->
                sink.report(
                    entry.key().span(),
                    "Spark does not know '%s'; did you mean '%s'?".formatted(key, known)));
      }
    }
  }

  private static boolean isMisspelled(String key, String known) {
    int most = key.length() < LONG ? 1 : 2;
    return Spelling.distance(key, known) <= most || key.equalsIgnoreCase(known);
  }
}
