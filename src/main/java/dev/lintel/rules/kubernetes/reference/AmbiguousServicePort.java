package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ServicePort;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds Services whose ports do not all have a name of their own. Rationale and examples:
 * rules/kubernetes/ambiguous-service-port.md.
 */
public final class AmbiguousServicePort implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (KubernetesObject object : project.wholeObjects()) {
      if (object.kind().equals("Service") && object.isIn("")) {
        check(object, ServicePort.of(object), sink);
      }
    }
  }

  private static void check(KubernetesObject service, List<ServicePort> ports, FindingSink sink) {
    if (ports.size() < 2) {
      return;
    }
    Map<String, ServicePort> byName = new HashMap<>();
    for (ServicePort port : ports) {
      if (port.name().isEmpty()) {
        sink.report(
            port.number().span(),
            "%s has several ports, so the port %s needs a name"
                .formatted(service.title(), port.number().value()));
      } else {
        ServicePort first = byName.putIfAbsent(port.name(), port);
        if (first != null) {
          sink.report(
                  port.root().get("name").orElseThrow().span(),
                  "%s has two ports with the name '%s'".formatted(service.title(), port.name()))
              .related(first.root().get("name").orElseThrow().span(), "the other one");
        }
      }
    }
  }
}
