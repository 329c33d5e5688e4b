package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds variables that hold what a Secret should. Rationale and examples:
 * rules/kubernetes/secret-in-environment.md.
 */
public final class SecretInEnvironment implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (Container container : object.containers()) {
      for (YamlMapping variable : variables(container)) {
        String name = variable.text("name").orElse("");
        Optional<YamlScalar> value = variable.get("value").flatMap(YamlNode::scalar);
        if (value.filter(v -> SecretNames.isSecret(name, v)).isPresent()) {
          found.add(
              value.get().span(),
              "variable '%s' of container '%s' holds its secret in the manifest"
                  .formatted(name, container.name()));
        }
      }
    }
    found.report(sink);
  }

  static List<YamlMapping> variables(Container container) {
    return container.root().items("env").stream().flatMap(v -> v.mapping().stream()).toList();
  }
}
