package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.SparkMemory;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds keys of sparkConf that a field overrules. Rationale and examples:
 * rules/kubernetes/conflicting-spark-setting.md.
 */
public final class ConflictingSparkSetting implements KubernetesRule {
  /** A key of sparkConf and the path of the field that sets the same. */
  private record Pair(String key, String field) {}

  private static final List<Pair> PAIRS =
      DataTable.rows("rules/kubernetes/spark-fields.txt").stream()
          .map(row -> row.split(" ", 2))
          .map(row -> new Pair(row[0], row[1]))
          .toList();

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Optional<SparkApplication> application =
        SparkApplication.of(object).filter(SparkApplication::isKubeflow);
    if (application.isPresent()) {
      PAIRS.forEach(pair -> check(pair, application.get(), sink));
    }
  }

  private static void check(Pair pair, SparkApplication application, FindingSink sink) {
    Optional<YamlScalar> setting = application.conf(pair.key());
    Optional<YamlScalar> field =
        setting.isEmpty()
            ? Optional.empty()
            : application
                .spec()
                .get(pair.field().split("\\."))
                .flatMap(YamlNode::scalar)
                .filter(scalar -> !scalar.isNull());
    if (field.isPresent() && !isSame(setting.get(), field.get())) {
      sink.report(
              setting.get().span(),
              "'%s' of %s has no effect: the field %s is '%s' and counts"
                  .formatted(setting.get().value(), pair.key(), pair.field(), field.get().value()))
          .related(field.get().span(), "the field");
    }
  }

  private static boolean isSame(YamlScalar setting, YamlScalar field) {
    String one = setting.value().strip();
    String other = field.value().strip();
    return one.equalsIgnoreCase(other)
        || SparkTexts.isOpen(setting)
        || SparkTexts.isOpen(field)
        || SparkMemory.ofMebibytes(one).isPresent()
            && SparkMemory.ofMebibytes(one).equals(SparkMemory.ofMebibytes(other));
  }
}
