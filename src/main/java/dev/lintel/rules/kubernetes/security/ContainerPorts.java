package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.List;

/** The ports that containers name. */
final class ContainerPorts {
  private ContainerPorts() {}

  /**
   * Gives the numbers that a container's ports have in a field, in their order; what a tool puts in
   * later is left out.
   *
   * @param field {@code containerPort} or {@code hostPort}
   */
  static List<YamlScalar> numbers(Container container, String field) {
    return container.root().items("ports").stream()
        .flatMap(item -> item.mapping().stream())
        .flatMap(port -> port.get(field).flatMap(YamlNode::scalar).stream())
        .filter(port -> port.type() == YamlType.INTEGER)
        .toList();
  }
}
