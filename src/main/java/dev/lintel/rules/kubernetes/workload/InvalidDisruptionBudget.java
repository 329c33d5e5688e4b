package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.IntOrPercent;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/**
 * Finds budgets that the API server refuses. Rationale and examples:
 * rules/kubernetes/invalid-disruption-budget.md.
 */
public final class InvalidDisruptionBudget implements KubernetesRule {
  private static final List<String> FIELDS = List.of("minAvailable", "maxUnavailable");

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Optional<YamlMapping> spec = object.root().mapping("spec");
    if (spec.isEmpty() || !DisruptionBudgets.isBudget(object)) {
      return;
    }
    List<YamlEntry> bounds =
        FIELDS.stream()
            .flatMap(field -> spec.get().find(field).stream())
            .filter(entry -> !entry.value().isNull())
            .toList();
    if (bounds.size() > 1) {
      sink.report(
              bounds.get(1).key().span(),
              "%s has minAvailable and maxUnavailable; only one is allowed"
                  .formatted(object.title()))
          .related(bounds.get(0).key().span(), "the other one");
    }
    for (String field : FIELDS) {
      IntOrPercent.at(spec.get(), field)
          .filter(amount -> amount.isPercent() && amount.value() > 100)
          .ifPresent(amount ->
              sink.report(object.placeOf("spec", field), "%s is at most 100%%".formatted(field)));
    }
  }
}
