package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.SparkRole;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.Optional;

/**
 * Finds node selectors at two levels of an application. Rationale and examples:
 * rules/kubernetes/conflicting-node-selector.md.
 */
public final class ConflictingNodeSelector implements KubernetesRule {
  private static final String FIELD = "nodeSelector";

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Optional<SparkApplication> application =
        SparkApplication.of(object).filter(SparkApplication::isKubeflow);
    Optional<YamlEntry> outer = application.flatMap(a -> a.spec().find(FIELD));
    if (outer.isEmpty() || outer.get().value().isNull()) {
      return;
    }
    for (SparkRole role : SparkRole.values()) {
      Optional<YamlEntry> inner =
          application
              .get()
              .pod(role)
              .flatMap(pod -> pod.find(FIELD))
              .filter(e -> !e.value().isNull());
      if (inner.isPresent()) {
        sink.report(
                outer.get().key().span(),
                "the operator refuses a nodeSelector of the application beside one of the %s"
                    .formatted(role.key()))
            .related(inner.get().key().span(), "the other one");
        return;
      }
    }
  }
}
