package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds Windows containers that run on their node itself. Rationale and examples:
 * rules/kubernetes/windows-host-process.md.
 */
public final class WindowsHostProcess implements KubernetesRule {
  private static final String[] FIELD = {"windowsOptions", "hostProcess"};

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (PodSpec pod : object.pods()) {
      pod.security(FIELD)
          .filter(YamlScalar::isTrue)
          .ifPresent(scalar ->
              found.add(
                  scalar.span(),
                  "the containers of %s run as processes of their node".formatted(object.title())));
      for (Container container : pod.containers()) {
        container
            .security(FIELD)
            .filter(YamlScalar::isTrue)
            .ifPresent(scalar ->
                found.add(
                    scalar.span(),
                    "container '%s' runs as a process of its node".formatted(container.name())));
      }
    }
    found.report(sink);
  }
}
