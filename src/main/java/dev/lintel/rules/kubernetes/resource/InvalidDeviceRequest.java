package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import java.util.List;
import java.util.Optional;

/**
 * Finds requests of devices and huge pages that break the rules for what cannot be overcommitted.
 * Rationale and examples: rules/kubernetes/invalid-device-request.md.
 */
public final class InvalidDeviceRequest implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    boolean isPartial = object.isPartial();
    for (Container container : object.containers()) {
      List<WrittenAmount> amounts = WrittenAmount.all(container.root());
      for (WrittenAmount amount : amounts) {
        if (isDevice(amount.resource()) || isHugePages(amount.resource())) {
          check(amount, container, amounts, isPartial, sink);
        }
      }
    }
  }

  private static void check(
      WrittenAmount amount,
      Container container,
      List<WrittenAmount> amounts,
      boolean isPartial,
      FindingSink sink) {
    String resource = amount.resource();
    if (isDevice(resource) && !amount.quantity().isWhole()) {
      sink.report(
          amount.place().span(),
          "'%s' of %s is no whole number; a device is given to one container as a whole"
              .formatted(amount.place().value(), resource));
    } else if (amount.side() == ResourceSide.REQUESTS) {
      Optional<WrittenAmount> limit = WrittenAmount.of(container, ResourceSide.LIMITS, resource);
      if (container.limit(resource).isEmpty() && !isPartial) {
        sink.report(
            amount.place().span(),
            "container '%s' requests %s without a limit; write it under limits, which is the request too"
                .formatted(container.name(), resource));
      } else if (limit.isPresent() && !limit.get().quantity().equals(amount.quantity())) {
        sink.report(
                amount.place().span(),
                "container '%s' requests '%s' of %s, but its limit is '%s'; the two must be equal"
                    .formatted(
                        container.name(),
                        amount.place().value(),
                        resource,
                        limit.get().place().value()))
            .related(limit.get().place().span(), "the limit");
      }
    } else if (isHugePages(resource) && !isPartial && isAlone(amounts)) {
      sink.report(
          amount.place().span(),
          "container '%s' has %s without cpu or memory".formatted(container.name(), resource));
    }
  }

  private static boolean isAlone(List<WrittenAmount> amounts) {
    return amounts.stream()
        .noneMatch(a -> a.resource().equals("cpu") || a.resource().equals("memory"));
  }

  /** Names with a domain are those of device plugins, but for the domain of Kubernetes itself. */
  private static boolean isDevice(String resource) {
    return resource.indexOf('/') > 0 && !resource.contains("kubernetes.io/");
  }

  private static boolean isHugePages(String resource) {
    return resource.startsWith("hugepages-");
  }
}
