package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds containers that may make every system call. Rationale and examples:
 * rules/kubernetes/unconfined-seccomp.md.
 */
public final class UnconfinedSeccomp implements KubernetesRule {
  static final String[] FIELD = {"seccompProfile", "type"};

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (PodSpec pod : object.pods()) {
      pod.security(FIELD)
          .filter(UnconfinedSeccomp::isUnconfined)
          .ifPresent(type ->
              found.add(
                  type.span(),
                  "the containers of %s may make every system call".formatted(object.title())));
      for (Container container : pod.containers()) {
        container
            .security(FIELD)
            .filter(UnconfinedSeccomp::isUnconfined)
            .ifPresent(type ->
                found.add(
                    type.span(),
                    "container '%s' may make every system call".formatted(container.name())));
      }
    }
    found.report(sink);
  }

  private static boolean isUnconfined(YamlScalar type) {
    return type.value().equals("Unconfined");
  }
}
