package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * One port of a Service.
 *
 * @param name empty where it has none, as the only port of a Service may
 * @param number as written
 * @param protocol as {@code TCP}
 */
public record ServicePort(YamlMapping root, String name, YamlScalar number, String protocol) {
  /** Gives the ports of a Service that have a number, in their order. */
  public static List<ServicePort> of(KubernetesObject service) {
    return service.root().items("spec", "ports").stream()
        .flatMap(item -> item.mapping().stream())
        .flatMap(port -> of(port).stream())
        .toList();
  }

  private static Optional<ServicePort> of(YamlMapping port) {
    return port.get("port")
        .flatMap(YamlNode::scalar)
        .map(number ->
            new ServicePort(
                port,
                port.text("name").orElse(""),
                number,
                port.text("protocol").orElse(ContainerPort.DEFAULT_PROTOCOL)));
  }

  /** Gives what it sends to: a port's number or name; its own number where it does not say. */
  public YamlScalar target() {
    return root.get("targetPort")
        .flatMap(YamlNode::scalar)
        .filter(scalar -> !scalar.isNull())
        .orElse(number);
  }

  /** Gives name and number for messages, as {@code http (80)}. */
  public String title() {
    return name.isEmpty() ? number.value() : "%s (%s)".formatted(name, number.value());
  }
}
