package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/**
 * A port that a container declares.
 *
 * @param name empty where it has none
 * @param number as written
 * @param protocol as {@code TCP}
 */
public record ContainerPort(String name, YamlScalar number, String protocol) {
  /** What a port without a protocol has. */
  static final String DEFAULT_PROTOCOL = "TCP";

  /** Gives the ports of a container that have a number, in their order. */
  public static List<ContainerPort> of(Container container) {
    return container.root().items("ports").stream()
        .flatMap(item -> item.mapping().stream())
        .flatMap(port ->
            port
                .get("containerPort")
                .flatMap(YamlNode::scalar)
                .map(number ->
                    new ContainerPort(
                        port.text("name").orElse(""),
                        number,
                        port.text("protocol").orElse(DEFAULT_PROTOCOL)))
                .stream())
        .toList();
  }

  /** Gives the ports that the containers of a pod declare. */
  public static List<ContainerPort> of(PodSpec pod) {
    return pod.containers().stream().flatMap(container -> of(container).stream()).toList();
  }

  /** Gives name and number for messages, as {@code http (8080)}. */
  public String title() {
    return name.isEmpty() ? number.value() : "%s (%s)".formatted(name, number.value());
  }

  /** Tells whether a port is meant by its number. */
  public static boolean isNumber(String port) {
    return !port.isEmpty() && port.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
