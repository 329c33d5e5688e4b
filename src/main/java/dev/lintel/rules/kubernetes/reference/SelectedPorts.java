package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.ContainerPort;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LabelSelector;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pods that a Service sends to and the ports that they declare.
 *
 * @param pods at least one
 */
record SelectedPorts(List<PodTemplate> pods, List<ContainerPort> ports) {
  SelectedPorts {
    pods = List.copyOf(pods);
    ports = List.copyOf(ports);
  }

  /**
   * Gives those of a Service; empty where it selects none of the unit, or where not all of their
   * ports are written.
   */
  static Optional<SelectedPorts> of(KubernetesObject service, DeploymentUnit unit) {
    return service
        .root()
        .mapping("spec", "selector")
        .filter(selector -> !selector.entries().isEmpty())
        .map(LabelSelector::ofLabels)
        .flatMap(selector -> of(selector, service.namespace(), unit));
  }

  /** Gives those of the pods of a namespace that a selector selects. */
  static Optional<SelectedPorts> of(LabelSelector selector, String namespace, DeploymentUnit unit) {
    List<PodTemplate> pods = unit.index().pods(selector, namespace).orElse(List.of());
    List<ContainerPort> ports = new ArrayList<>();
    pods.forEach(pod -> ports.addAll(ContainerPort.of(pod.pod())));
    boolean isOpen =
        pods.stream().anyMatch(SelectedPorts::isInjected)
            || ports.stream().anyMatch(SelectedPorts::isTemplated);
    return pods.isEmpty() || isOpen
        ? Optional.empty()
        : Optional.of(new SelectedPorts(pods, ports));
  }

  /** A mesh puts containers with ports of their own into the pods that ask for it. */
  private static boolean isInjected(PodTemplate template) {
    return template.pod().labels().keySet().stream().anyMatch(key -> key.contains("inject"))
        || template
            .owner()
            .root()
            .mapping("spec", "template", "metadata", "annotations")
            .filter(
                annotations -> annotations.keys().stream().anyMatch(key -> key.contains("inject")))
            .isPresent();
  }

  private static boolean isTemplated(ContainerPort port) {
    return Placeholder.isIn(port.name()) || !ContainerPort.isNumber(port.number().value());
  }

  /** Gives the title of the first object that runs the pods. */
  String owner() {
    return pods.getFirst().owner().title();
  }
}
