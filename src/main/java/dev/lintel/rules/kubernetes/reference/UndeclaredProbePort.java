package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.ContainerPort;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.WorkloadRule;
import java.util.List;

/**
 * Finds probes of a port that is not among those that their container declares. Rationale and
 * examples: rules/kubernetes/undeclared-probe-port.md.
 */
public final class UndeclaredProbePort implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    if (workload.isGenerated()) {
      return;
    }
    Occurrences places = new Occurrences();
    for (Container container : workload.object().containers()) {
      List<ContainerPort> ports = ContainerPort.of(container);
      boolean isKnown =
          ports.stream().allMatch(port -> ContainerPort.isNumber(port.number().value()));
      if (!ports.isEmpty() && isKnown && !workload.isPatched(container, "ports")) {
        Probes.ports(container).forEach(probe -> check(container, probe, ports, places));
      }
    }
    places.report(sink);
  }

  private static void check(
      Container container, Probes.Port probe, List<ContainerPort> ports, Occurrences places) {
    String port = probe.port().value();
    if (!ContainerPort.isNumber(port)
        || ports.stream().anyMatch(known -> known.number().value().equals(port))) {
      return;
    }
    places.add(
        probe.port().span(),
        "container '%s' does not declare the port %s, which its %s asks%s"
            .formatted(
                container.name(),
                port,
                probe.probe(),
                Alternatives.all(ports.stream().map(ContainerPort::title).toList(), "its ports")));
  }
}
