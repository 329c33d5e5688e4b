package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import java.util.List;

/**
 * Finds containers that request less than a team wants at least. Rationale and examples:
 * rules/kubernetes/container-below-floor.md.
 */
public final class ContainerBelowFloor implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    for (String resource : List.of("cpu", "memory", "ephemeral-storage")) {
      Bound.of(sink, resource)
          .ifPresent(floor -> object.containers().forEach(c -> check(c, resource, floor, sink)));
    }
  }

  private static void check(Container container, String resource, Bound floor, FindingSink sink) {
    WrittenAmount.of(container, ResourceSide.REQUESTS, resource)
        .or(() -> WrittenAmount.of(container, ResourceSide.LIMITS, resource))
        .filter(amount -> floor.quantity().isAbove(amount.quantity()))
        .ifPresent(amount ->
            sink.report(
                amount.place().span(),
                "container '%s' requests '%s' of %s, below the floor of '%s'"
                    .formatted(container.name(), amount.place().value(), resource, floor.text())));
  }
}
