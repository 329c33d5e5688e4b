package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An amount of a resource where a container or a pod says it.
 *
 * @param place the text of the amount
 */
record WrittenAmount(ResourceSide side, String resource, YamlScalar place, Quantity quantity) {
  /**
   * Gives the amounts that the {@code resources} of a container or a pod hold, in their order;
   * those that cannot be read are left out.
   */
  static List<WrittenAmount> all(YamlMapping holder) {
    List<WrittenAmount> amounts = new ArrayList<>();
    for (ResourceSide side : ResourceSide.values()) {
      holder
          .mapping("resources", side.key())
          .map(YamlMapping::entries)
          .ifPresent(entries -> entries.forEach(e -> of(side, e).ifPresent(amounts::add)));
    }
    return amounts;
  }

  /** Gives what a container says of one resource; empty where that is nothing that can be read. */
  static Optional<WrittenAmount> of(Container container, ResourceSide side, String resource) {
    return container
        .root()
        .mapping("resources", side.key())
        .flatMap(resources -> resources.find(resource))
        .flatMap(entry -> of(side, entry));
  }

  private static Optional<WrittenAmount> of(ResourceSide side, YamlEntry entry) {
    Optional<YamlScalar> scalar = Optional.of(entry.value()).flatMap(YamlNode::scalar);
    return scalar
        .flatMap(Quantity::of)
        .map(quantity -> new WrittenAmount(side, entry.name(), scalar.get(), quantity));
  }

  /** Tells whether the resource is counted in bytes. */
  boolean isBytes() {
    return resource.equals("memory") || resource.equals("ephemeral-storage");
  }
}
