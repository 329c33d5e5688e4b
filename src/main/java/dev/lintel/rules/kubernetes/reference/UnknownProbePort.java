package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.ContainerPort;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.WorkloadRule;
import java.util.List;

/**
 * Finds probes of a port by a name that their container does not declare. Rationale and examples:
 * rules/kubernetes/unknown-probe-port.md.
 */
public final class UnknownProbePort implements WorkloadRule {
  @Override
  public void check(Workload workload, FindingSink sink) {
    if (workload.isGenerated()) {
      return;
    }
    Occurrences places = new Occurrences();
    for (Container container : workload.object().containers()) {
      List<String> names =
          ContainerPort.of(container).stream()
              .map(ContainerPort::name)
              .filter(name -> !name.isEmpty())
              .toList();
      if (names.stream().noneMatch(Placeholder::isIn) && !workload.isPatched(container, "ports")) {
        Probes.ports(container).forEach(port -> check(container, port, names, places));
      }
    }
    places.report(sink);
  }

  private static void check(
      Container container, Probes.Port probe, List<String> names, Occurrences places) {
    String port = probe.port().value();
    if (ContainerPort.isNumber(port) || names.contains(port) || Placeholder.isIn(port)) {
      return;
    }
    places.add(
        probe.port().span(),
        "container '%s' declares no port '%s', which its %s asks%s"
            .formatted(
                container.name(),
                port,
                probe.probe(),
                Alternatives.hint(port, names, "its named ports")));
  }
}
