package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;

/**
 * Finds secrets that containers get as variables. Rationale and examples:
 * rules/kubernetes/secret-from-environment.md.
 */
public final class SecretFromEnvironment implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (Container container : object.containers()) {
      for (YamlMapping variable : SecretInEnvironment.variables(container)) {
        variable
            .mapping("valueFrom")
            .flatMap(source -> source.find("secretKeyRef"))
            .ifPresent(reference -> add(reference, container, found));
      }
      container.root().items("envFrom").stream()
          .flatMap(item -> item.mapping().stream())
          .flatMap(source -> source.find("secretRef").stream())
          .forEach(reference -> add(reference, container, found));
    }
    found.report(sink);
  }

  private static void add(YamlEntry reference, Container container, Occurrences found) {
    found.add(
        reference.key().span(),
        "container '%s' reads a secret from its environment".formatted(container.name()));
  }
}
