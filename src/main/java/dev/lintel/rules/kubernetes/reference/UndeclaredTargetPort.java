package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.ContainerPort;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectKind;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.PodTemplate;
import dev.lintel.model.kubernetes.ServicePort;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds Services that send to a port which is not among those that their pods declare. Rationale
 * and examples: rules/kubernetes/undeclared-target-port.md.
 */
public final class UndeclaredTargetPort implements UnitRule {
  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (KubernetesObject service : unit.index().ofKind(new ObjectKind("", "Service"))) {
      if (service.root().text("spec", "clusterIP").filter("None"::equals).isEmpty()) {
        SelectedPorts.of(service, unit)
            .filter(selected -> !selected.ports().isEmpty())
            .filter(selected -> selected.pods().stream().allMatch(UndeclaredTargetPort::declares))
            .ifPresent(
                selected -> ServicePort.of(service).forEach(port -> check(port, selected, sink)));
      }
    }
  }

  /** A container that declares no port at all may listen on any. */
  private static boolean declares(PodTemplate template) {
    PodSpec pod = template.pod();
    return pod.containers().stream()
        .filter(container -> container.role() == Container.Role.MAIN)
        .noneMatch(container -> ContainerPort.of(container).isEmpty());
  }

  private static void check(ServicePort port, SelectedPorts selected, FindingSink sink) {
    String target = port.target().value();
    boolean isDeclared =
        selected.ports().stream().anyMatch(known -> known.number().value().equals(target));
    if (isDeclared || !ContainerPort.isNumber(target)) {
      return;
    }
    Set<String> titles = new LinkedHashSet<>();
    selected.ports().forEach(known -> titles.add(known.title()));
    sink.report(
            port.target().span(),
            "the pods of %s do not declare the port %s%s"
                .formatted(
                    selected.owner(), target, Alternatives.all(titles, "the ports they declare")))
        .related(selected.ports().getFirst().number().span(), "a port that they declare");
  }
}
