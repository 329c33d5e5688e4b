package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.source.DataTable;
import java.util.List;
import java.util.Map;

/**
 * Finds Services that are open to whoever reaches the nodes or the Internet. Rationale and
 * examples: rules/kubernetes/exposed-service.md.
 */
public final class ExposedService implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (!object.kind().equals("Service") || !object.isIn("")) {
      return;
    }
    switch (object.root().text("spec", "type").orElse("")) {
      case "NodePort" ->
          sink.report(
              object.placeOf("spec", "type"),
              "%s opens a port on every node".formatted(object.title()));
      case "LoadBalancer" -> {
        if (object.root().items("spec", "loadBalancerSourceRanges").isEmpty()
            && !isClosed(object.annotations())) {
          sink.report(
              object.placeOf("spec", "type"),
              "the load balancer of %s takes connections from any address"
                  .formatted(object.title()));
        }
      }
      default -> {}
    }
  }

  /** An annotation that says false closes nothing. */
  private static boolean isClosed(Map<String, String> annotations) {
    List<String> rows = DataTable.rows("rules/kubernetes/closed-load-balancers.txt");
    return rows.stream()
        .filter(annotations::containsKey)
        .map(annotations::get)
        .anyMatch(value -> !value.equalsIgnoreCase("false") && !value.equals("internet-facing"));
  }
}
