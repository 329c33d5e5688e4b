package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.SparkRole;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * Finds drivers that may not create their executors. Rationale and examples:
 * rules/kubernetes/missing-driver-service-account.md.
 */
public final class MissingDriverServiceAccount implements WorkloadRule {
  private static final List<String> KEYS =
      List.of(
          "spark.kubernetes.authenticate.driver.serviceAccountName",
          "spark.kubernetes.authenticate.serviceAccountName",
          "spark.kubernetes.driver.podTemplateFile");

  @Override
  public void check(Workload workload, FindingSink sink) {
    Optional<SparkApplication> application =
        SparkApplication.of(workload.object()).filter(SparkApplication::isKubeflow);
    boolean isMissing =
        application.isPresent()
            && !names(application.get())
            && workload.patches().stream().noneMatch(patch -> names(patch));
    if (isMissing) {
      sink.report(
          place(application.get()),
          "the driver of %s runs as the service account 'default', which may not create executors; name one in driver.serviceAccount"
              .formatted(workload.object().title()));
    }
  }

  private static boolean names(KubernetesObject patch) {
    return SparkApplication.of(patch).filter(MissingDriverServiceAccount::names).isPresent();
  }

  private static boolean names(SparkApplication application) {
    YamlMapping spec = application.spec();
    return spec.get("driver", "serviceAccount").isPresent()
        || spec.get("driver", "template", "spec", "serviceAccountName").isPresent()
        || spec.get("sparkConfigMap").isPresent()
        || KEYS.stream().anyMatch(key -> application.conf(key).isPresent());
  }

  private static Span place(SparkApplication application) {
    return application
        .pod(SparkRole.DRIVER)
        .flatMap(_ -> application.spec().find(SparkRole.DRIVER.key()))
        .map(YamlEntry::key)
        .map(YamlNode::span)
        .orElseGet(application.object()::place);
  }
}
