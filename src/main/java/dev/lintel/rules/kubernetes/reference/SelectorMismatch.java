package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LabelSelector;
import dev.lintel.model.kubernetes.LabelSelector.Operator;
import dev.lintel.model.kubernetes.LabelSelector.Requirement;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.Map;
import java.util.Optional;

/**
 * Finds workloads that do not select their own pods. Rationale and examples:
 * rules/kubernetes/selector-mismatch.md.
 */
public final class SelectorMismatch implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    boolean isSelecting =
        switch (object.kind()) {
          case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" -> object.isIn("apps");
          default -> false;
        };
    if (!isSelecting || object.isPartial() || object.pods().isEmpty()) {
      return;
    }
    Map<String, String> labels = object.pods().getFirst().labels();
    object
        .root()
        .mapping("spec", "selector")
        .flatMap(selector -> LabelSelector.of(selector).firstUnmet(labels))
        .ifPresent(requirement -> report(object, requirement, labels, sink));
  }

  private static void report(
      KubernetesObject object,
      Requirement requirement,
      Map<String, String> labels,
      FindingSink sink) {
    String key = requirement.key();
    String given =
        labels.containsKey(key)
            ? "the label '%s: %s'".formatted(key, labels.get(key))
            : "no label '%s'".formatted(key);
    String wanted =
        requirement.operator() == Operator.IN && requirement.values().size() == 1
            ? "'%s: %s'".formatted(key, requirement.values().iterator().next())
            : "another '%s'".formatted(key);
    Report report =
        sink.report(
            requirement.place().span(),
            "the selector wants %s, but the pod template has %s".formatted(wanted, given));
    template(object)
        .flatMap(template -> template.find(key))
        .ifPresent(label -> report.related(label.value().span(), "the label of the pods"));
  }

  private static Optional<YamlMapping> template(KubernetesObject object) {
    return object.root().mapping("spec", "template", "metadata", "labels");
  }
}
