package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.ContainerPort;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LabelSelector;
import dev.lintel.model.kubernetes.ObjectKind;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.ServicePort;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds monitors of a port that nothing which they select has. Rationale and examples:
 * rules/kubernetes/unknown-monitor-port.md.
 */
public final class UnknownMonitorPort implements UnitRule {
  private static final String GROUP = "monitoring.coreos.com";

  /**
   * What a monitor selects.
   *
   * @param object one of them
   * @param ports the names of the ports of all
   */
  private record Monitored(KubernetesObject object, Set<String> ports) {}

  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (KubernetesObject monitor : unit.index().ofKind(new ObjectKind(GROUP, "ServiceMonitor"))) {
      services(monitor, unit).ifPresent(found -> check(monitor, "endpoints", found, sink));
    }
    for (KubernetesObject monitor : unit.index().ofKind(new ObjectKind(GROUP, "PodMonitor"))) {
      pods(monitor, unit).ifPresent(found -> check(monitor, "podMetricsEndpoints", found, sink));
    }
  }

  private static Optional<Monitored> services(KubernetesObject monitor, DeploymentUnit unit) {
    return selector(monitor)
        .flatMap(unit.index()::services)
        .filter(services -> !services.isEmpty())
        .map(services -> {
          Set<String> names = new LinkedHashSet<>();
          services.stream()
              .flatMap(service -> ServicePort.of(service).stream())
              .map(ServicePort::name)
              .filter(name -> !name.isEmpty())
              .forEach(names::add);
          return new Monitored(services.getFirst(), names);
        });
  }

  private static Optional<Monitored> pods(KubernetesObject monitor, DeploymentUnit unit) {
    return selector(monitor)
        .flatMap(selector -> SelectedPorts.of(selector, "", unit))
        .map(selected -> {
          Set<String> names = new LinkedHashSet<>();
          selected.ports().stream()
              .map(ContainerPort::name)
              .filter(name -> !name.isEmpty())
              .forEach(names::add);
          return new Monitored(selected.pods().getFirst().owner(), names);
        });
  }

  /** An empty selector takes all of a namespace, of which the unit may hold a part. */
  private static Optional<LabelSelector> selector(KubernetesObject monitor) {
    return monitor
        .root()
        .mapping("spec", "selector")
        .map(LabelSelector::of)
        .filter(selector -> !selector.requirements().isEmpty());
  }

  private static void check(
      KubernetesObject monitor, String endpoints, Monitored found, FindingSink sink) {
    for (YamlScalar port : ports(monitor, endpoints)) {
      if (!found.ports().contains(port.value())
          && !Placeholder.isIn(port.value())
          && found.ports().stream().noneMatch(Placeholder::isIn)) {
        sink.report(
                port.span(),
                "nothing that %s selects has a port with the name '%s'%s"
                    .formatted(
                        monitor.title(),
                        port.value(),
                        Alternatives.all(found.ports(), "named ports there")))
            .related(found.object().place(), "selected");
      }
    }
  }

  private static List<YamlScalar> ports(KubernetesObject monitor, String endpoints) {
    return monitor.root().items("spec", endpoints).stream()
        .flatMap(item -> item.mapping().stream())
        .flatMap(endpoint -> endpoint.get("port").stream())
        .flatMap(port -> port.scalar().stream())
        .filter(port -> !port.isNull())
        .toList();
  }
}
