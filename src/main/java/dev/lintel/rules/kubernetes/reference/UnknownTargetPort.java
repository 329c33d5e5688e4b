package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.ContainerPort;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectKind;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.ServicePort;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds Services that send to a port by a name which their pods do not declare. Rationale and
 * examples: rules/kubernetes/unknown-target-port.md.
 */
public final class UnknownTargetPort implements UnitRule {
  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (KubernetesObject service : unit.index().ofKind(new ObjectKind("", "Service"))) {
      List<ServicePort> named =
          ServicePort.of(service).stream().filter(UnknownTargetPort::isNamed).toList();
      if (!named.isEmpty()) {
        SelectedPorts.of(service, unit)
            .ifPresent(selected -> named.forEach(port -> check(port, selected, sink)));
      }
    }
  }

  private static boolean isNamed(ServicePort port) {
    String target = port.target().value();
    return !ContainerPort.isNumber(target) && !Placeholder.isIn(target);
  }

  private static void check(ServicePort port, SelectedPorts selected, FindingSink sink) {
    YamlScalar target = port.target();
    Optional<ContainerPort> same =
        selected.ports().stream().filter(p -> p.name().equals(target.value())).findFirst();
    boolean isDeclared =
        selected.ports().stream()
            .filter(p -> p.name().equals(target.value()))
            .anyMatch(p -> p.protocol().equals(port.protocol()));
    if (isDeclared) {
      return;
    }
    Set<String> names = new TreeSet<>();
    selected.ports().stream()
        .map(ContainerPort::name)
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    String message =
        same.map(p ->
                "the pods of %s declare the port '%s' for %s, not for %s"
                    .formatted(selected.owner(), p.name(), p.protocol(), port.protocol()))
            .orElseGet(() ->
                "the pods of %s declare no port '%s'%s"
                    .formatted(
                        selected.owner(),
                        target.value(),
                        Alternatives.hint(target.value(), names, "their named ports")));
    sink.report(target.span(), message)
        .related(selected.pods().getFirst().owner().place(), "runs the pods");
  }
}
