package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.ContainerPort;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectReference;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.Resolution;
import dev.lintel.model.kubernetes.ServicePort;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds references to ports that a Service does not have. Rationale and examples:
 * rules/kubernetes/unknown-service-port.md.
 */
public final class UnknownServicePort implements UnitRule {
  /** What stands for a port where an Ingress names an action of its load balancer. */
  private static final String ACTION = "use-annotation";

  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (ObjectReference reference : unit.index().references()) {
      boolean isOfPort = !reference.parts().isEmpty() || reference.defaultPort() > 0;
      if (reference.target().isCore("Service")
          && isOfPort
          && unit.resolve(reference) instanceof Resolution.Found(var services)) {
        check(reference, services, sink);
      }
    }
  }

  private static void check(
      ObjectReference reference, List<KubernetesObject> services, FindingSink sink) {
    List<ServicePort> ports = new ArrayList<>();
    for (KubernetesObject service : services) {
      List<ServicePort> own = ServicePort.of(service);
      if (own.isEmpty() || own.stream().anyMatch(UnknownServicePort::isTemplated)) {
        return;
      }
      ports.addAll(own);
    }
    if (reference.parts().isEmpty()) {
      String port = Integer.toString(reference.defaultPort());
      if (!has(port, ports)) {
        report(
            reference,
            reference.name().span(),
            port + ", which is meant by default",
            services,
            ports,
            sink);
      }
      return;
    }
    for (YamlScalar part : reference.parts()) {
      String port = part.value();
      if (!has(port, ports) && !Placeholder.isIn(port) && !port.equals(ACTION)) {
        String title = ContainerPort.isNumber(port) ? port : "'%s'".formatted(port);
        report(reference, part.span(), title, services, ports, sink);
      }
    }
  }

  private static boolean isTemplated(ServicePort port) {
    return Placeholder.isIn(port.name()) || !ContainerPort.isNumber(port.number().value());
  }

  private static boolean has(String port, List<ServicePort> ports) {
    return ports.stream()
        .anyMatch(known -> known.name().equals(port) || known.number().value().equals(port));
  }

  private static void report(
      ObjectReference reference,
      Span place,
      String port,
      List<KubernetesObject> services,
      List<ServicePort> ports,
      FindingSink sink) {
    Set<String> titles = new LinkedHashSet<>();
    ports.forEach(known -> titles.add(known.title()));
    sink.report(
            place,
            "%s has no port %s%s"
                .formatted(reference.title(), port, Alternatives.all(titles, "its ports")))
        .related(services.getFirst().place(), "the Service");
  }
}
