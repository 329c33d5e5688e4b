package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.rule.FindingSink;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * A container that bounds its heap and has a memory limit.
 *
 * @param limit where the limit of the container, else that of its pod, is written
 * @param share the part of the limit that the heap may take; 1.0 is all of it
 */
record BoundedHeap(Container container, HeapBound bound, YamlScalar limit, double share) {
  /** Gives what is to be compared; empty where bound or limit are missing or cannot be read. */
  static Optional<BoundedHeap> of(PodSpec pod, Container container) {
    Optional<YamlScalar> limit =
        container
            .limit("memory")
            .or(() ->
                pod.root()
                    .get("resources", ResourceSide.LIMITS.key(), "memory")
                    .flatMap(YamlNode::scalar));
    Optional<Quantity> memory = limit.flatMap(Quantity::of).filter(m -> m.isAbove(Quantity.ZERO));
    return memory.isEmpty()
        ? Optional.empty()
        : HeapBound.of(container)
            .map(bound ->
                new BoundedHeap(container, bound, limit.get(), bound.shareOf(memory.get())));
  }

  /** Reports at the option, in words as {@code at or above} that stand before the limit. */
  void report(String relation, FindingSink sink) {
    sink.report(
            bound.option(),
            "%s container '%s' may grow to '%s', %s the memory limit of '%s'"
                .formatted(
                    bound.noun(), container.name(), bound.option().text(), relation, limit.value()))
        .related(limit.span(), "the limit");
  }
}
