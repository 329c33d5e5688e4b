package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the ports that the probes and hooks of a container ask. */
final class Probes {
  private static final List<String> PROBES =
      List.of("livenessProbe", "readinessProbe", "startupProbe");
  private static final List<String> HOOKS = List.of("postStart", "preStop");
  private static final List<String> WAYS = List.of("httpGet", "tcpSocket", "grpc");

  private Probes() {}

  /** A port and the probe that asks it, as {@code livenessProbe}. */
  record Port(String probe, YamlScalar port) {}

  /** Gives the ports in the order of the kinds of probe; one of another host is left out. */
  static List<Port> ports(Container container) {
    List<Port> ports = new ArrayList<>();
    for (String probe : PROBES) {
      container.root().mapping(probe).ifPresent(action -> add(probe, action, ports));
    }
    for (String hook : HOOKS) {
      container.root().mapping("lifecycle", hook).ifPresent(action -> add(hook, action, ports));
    }
    return ports;
  }

  private static void add(String probe, YamlMapping action, List<Port> ports) {
    for (String way : WAYS) {
      Optional<YamlMapping> check = action.mapping(way);
      check
          .filter(c -> c.text("host").isEmpty())
          .flatMap(c -> c.get("port"))
          .flatMap(YamlNode::scalar)
          .filter(scalar -> !scalar.isNull())
          .ifPresent(port -> ports.add(new Port(probe, port)));
    }
  }
}
