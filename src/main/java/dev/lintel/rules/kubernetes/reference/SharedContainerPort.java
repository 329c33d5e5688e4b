package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.ContainerPort;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkloadRule;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds containers of one pod with the same port. Rationale and examples:
 * rules/kubernetes/shared-container-port.md.
 */
public final class SharedContainerPort implements WorkloadRule {
  private record Key(String number, String protocol) {}

  private record Owner(String container, ContainerPort port) {}

  @Override
  public void check(Workload workload, FindingSink sink) {
    for (PodSpec pod : workload.object().pods()) {
      Map<Key, Owner> owners = new HashMap<>();
      pod.containers().stream()
          .filter(container -> container.role() == Container.Role.MAIN)
          .filter(container -> !workload.isPatched(container, "ports"))
          .forEach(container -> check(container, owners, sink));
    }
  }

  /** A port that one container has twice is a matter of its list. */
  private static void check(Container container, Map<Key, Owner> owners, FindingSink sink) {
    Map<Key, Owner> own = new HashMap<>();
    for (ContainerPort port : ContainerPort.of(container)) {
      Key key = new Key(port.number().value(), port.protocol());
      own.putIfAbsent(key, new Owner(container.name(), port));
      Owner first = owners.get(key);
      if (first != null && ContainerPort.isNumber(key.number())) {
        sink.report(
                port.number().span(),
                "container '%s' has the port %s of container '%s', and a pod has each port once"
                    .formatted(container.name(), key.number(), first.container()))
            .related(first.port().number().span(), "the other one");
      }
    }
    own.forEach(owners::putIfAbsent);
  }
}
