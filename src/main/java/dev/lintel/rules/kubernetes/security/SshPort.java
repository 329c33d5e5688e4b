package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds containers that take logins by SSH. Rationale and examples: rules/kubernetes/ssh-port.md.
 */
public final class SshPort implements KubernetesRule {
  private static final String SSH = "22";

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (Container container : object.containers()) {
      for (YamlScalar port : ContainerPorts.numbers(container, "containerPort")) {
        if (port.value().equals(SSH)) {
          found.add(port.span(), "container '%s' takes logins by SSH".formatted(container.name()));
        }
      }
    }
    found.report(sink);
  }
}
