package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.WorkloadRule;
import java.util.List;
import java.util.Optional;

/**
 * Finds containers whose requests are not their limits. Rationale and examples:
 * rules/kubernetes/unguaranteed-pod.md.
 */
public final class UnguaranteedPod implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    if (workload.isGenerated()) {
      return;
    }
    Occurrences occurrences = new Occurrences();
    for (PodSpec pod : workload.object().pods()) {
      if (pod.root().mapping("resources").isEmpty()) {
        pod.containers().stream()
            .filter(container -> container.role() == Container.Role.MAIN)
            .filter(container -> !workload.isPatched(container, "resources"))
            .forEach(container -> check(container, occurrences));
      }
    }
    occurrences.report(
        sink,
        "%d requests of %s are not equal to limits"
            .formatted(occurrences.count(), workload.object().title()));
  }

  /** Who says nothing of a resource is told of that by another rule. */
  private static void check(Container container, Occurrences occurrences) {
    for (String resource : List.of("cpu", "memory")) {
      Optional<WrittenAmount> request =
          WrittenAmount.of(container, ResourceSide.REQUESTS, resource);
      Optional<WrittenAmount> limit = WrittenAmount.of(container, ResourceSide.LIMITS, resource);
      if (request.isPresent() && container.limit(resource).isEmpty()) {
        occurrences.add(
            request.get().place().span(),
            "container '%s' requests %s and has no limit of it"
                .formatted(container.name(), resource));
      } else if (request.isPresent()
          && limit.isPresent()
          && limit.get().quantity().isAbove(request.get().quantity())) {
        occurrences.add(
            request.get().place().span(),
            "container '%s' requests '%s' of %s, below its limit of '%s'"
                .formatted(
                    container.name(),
                    request.get().place().value(),
                    resource,
                    limit.get().place().value()));
      }
    }
  }
}
