package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import java.util.Optional;

/**
 * Finds limits far above the request. Rationale and examples:
 * rules/kubernetes/overcommitted-limit.md.
 */
public final class OvercommittedLimit implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences occurrences = new Occurrences();
    for (Container container : object.containers()) {
      check(container, "cpu", Integer.parseInt(sink.option("cpu-ratio")), occurrences);
      check(container, "memory", Integer.parseInt(sink.option("memory-ratio")), occurrences);
    }
    occurrences.report(sink);
  }

  private static void check(
      Container container, String resource, int most, Occurrences occurrences) {
    Optional<WrittenAmount> request =
        WrittenAmount.of(container, ResourceSide.REQUESTS, resource)
            .filter(r -> r.quantity().isAbove(Quantity.ZERO));
    Optional<WrittenAmount> limit = WrittenAmount.of(container, ResourceSide.LIMITS, resource);
    boolean isOver =
        request.isPresent()
            && limit.isPresent()
            && limit.get().quantity().isAbove(request.get().quantity().times(Math.max(0, most)));
    if (isOver) {
      occurrences.add(
          limit.get().place().span(),
          "container '%s' may use '%s' of %s and requests '%s', which is less than a %s of it"
              .formatted(
                  container.name(),
                  limit.get().place().value(),
                  resource,
                  request.get().place().value(),
                  part(most)));
    }
  }

  private static String part(int most) {
    return switch (most) {
      case 1 -> "whole";
      case 2 -> "half";
      case 3 -> "third";
      case 4 -> "quarter";
      default -> most + "th";
    };
  }
}
