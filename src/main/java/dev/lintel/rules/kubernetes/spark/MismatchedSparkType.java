package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds applications whose type does not fit what they run. Rationale and examples:
 * rules/kubernetes/mismatched-spark-type.md.
 */
public final class MismatchedSparkType implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    Optional<SparkApplication> application =
        SparkApplication.of(workload.object()).filter(SparkApplication::isKubeflow);
    if (application.isPresent() && workload.patches().stream().noneMatch(p -> changes(p))) {
      check(application.get().spec(), sink);
    }
  }

  private static boolean changes(KubernetesObject patch) {
    Optional<SparkApplication> application = SparkApplication.of(patch);
    return application.isPresent()
        && (application.get().spec().find("mainApplicationFile").isPresent()
            || application.get().spec().find("mainClass").isPresent()
            || application.get().spec().find("type").isPresent());
  }

  private static void check(YamlMapping spec, FindingSink sink) {
    Optional<YamlScalar> type = spec.get("type").flatMap(YamlNode::scalar);
    Optional<YamlScalar> file =
        spec.get("mainApplicationFile")
            .flatMap(YamlNode::scalar)
            .filter(f -> !SparkTexts.isOpen(f));
    if (type.isEmpty() || file.isEmpty()) {
      return;
    }
    String kind = type.get().value();
    String path = file.get().value();
    boolean isJvm = kind.equals("Java") || kind.equals("Scala");
    boolean isScript = path.endsWith(".py") || path.endsWith(".R") || path.endsWith(".r");
    boolean isWrong =
        isJvm && isScript
            || kind.equals("Python") && (path.endsWith(".jar") || path.endsWith(".R"))
            || kind.equals("R") && (path.endsWith(".jar") || path.endsWith(".py"));
    if (isWrong) {
      sink.report(
              type.get().span(), "the type is %s, but the main file is '%s'".formatted(kind, path))
          .related(file.get().span(), "the main file");
    } else if (isJvm && spec.get("mainClass").isEmpty() && path.contains("://")) {
      sink.report(
          file.get().span(),
          "no mainClass is named, and spark-submit does not look for one in '%s'".formatted(path));
    }
  }
}
