package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds scratch volumes that may grow beyond what their pod may use. Rationale and examples:
 * rules/kubernetes/oversized-empty-dir.md.
 */
public final class OversizedEmptyDir implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    for (PodSpec pod : object.pods()) {
      for (YamlNode volume : pod.root().items("volumes")) {
        Optional<YamlMapping> directory = volume.mapping().flatMap(v -> v.mapping("emptyDir"));
        directory
            .flatMap(d -> d.get("sizeLimit"))
            .flatMap(YamlNode::scalar)
            .ifPresent(size -> check(pod, directory.get(), size, sink));
      }
    }
  }

  private static void check(PodSpec pod, YamlMapping directory, YamlScalar size, FindingSink sink) {
    boolean isMemory = directory.text("medium").filter("Memory"::equals).isPresent();
    String resource = isMemory ? "memory" : "ephemeral-storage";
    Optional<Quantity> limit = limit(pod, resource);
    boolean isOver =
        limit.isPresent() && Quantity.of(size).filter(s -> s.isAbove(limit.get())).isPresent();
    if (isOver) {
      sink.report(
          size.span(),
          "the volume may grow to '%s', above the %s of %s that the pod's containers may use"
              .formatted(size.value(), limit.get().text(resource), resource));
    }
  }

  /** Gives the sum of the limits; empty where a container has none, and so no bound. */
  private static Optional<Quantity> limit(PodSpec pod, String resource) {
    List<Container> containers =
        pod.containers().stream().filter(c -> c.role() == Container.Role.MAIN).toList();
    Quantity sum = Quantity.ZERO;
    for (Container container : containers) {
      Optional<WrittenAmount> limit = WrittenAmount.of(container, ResourceSide.LIMITS, resource);
      if (limit.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(limit.get().quantity());
    }
    return containers.isEmpty() ? Optional.empty() : Optional.of(sum);
  }
}
