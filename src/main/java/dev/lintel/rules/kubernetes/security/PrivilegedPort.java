package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds ports below 1024 that their container has no right to. Rationale and examples:
 * rules/kubernetes/privileged-port.md.
 */
public final class PrivilegedPort implements KubernetesRule {
  private static final int FIRST_FREE = 1024;

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (PodSpec pod : object.pods()) {
      for (Container container : pod.containers()) {
        if (lacksRight(container, pod)) {
          for (YamlScalar port : ContainerPorts.numbers(container, "containerPort")) {
            if (isPrivileged(port.value())) {
              found.add(
                  port.span(),
                  "container '%s' may not listen on port %s: it is not root and has no NET_BIND_SERVICE"
                      .formatted(container.name(), port.value()));
            }
          }
        }
      }
    }
    found.report(sink);
  }

  /** A pod that sets any sysctl may have lowered the first free port. */
  private static boolean lacksRight(Container container, PodSpec pod) {
    return Capabilities.dropsAll(container)
        && Capabilities.added(container).isEmpty()
        && !pod.isWindows()
        && pod.security(container, "runAsNonRoot").filter(YamlScalar::isTrue).isPresent()
        && pod.securityContext().flatMap(context -> context.get("sysctls")).isEmpty();
  }

  private static boolean isPrivileged(String port) {
    return port.length() <= 4
        && port.chars().allMatch(Character::isDigit)
        && Integer.parseInt(port) > 0
        && Integer.parseInt(port) < FIRST_FREE;
  }
}
