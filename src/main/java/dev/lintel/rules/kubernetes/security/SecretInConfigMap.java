package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;

/**
 * Finds secrets in ConfigMaps. Rationale and examples: rules/kubernetes/secret-in-config-map.md.
 */
public final class SecretInConfigMap implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (object.isIn("") && object.kind().equals("ConfigMap")) {
      Occurrences found = new Occurrences();
      object.root().mapping("data").ifPresent(data -> add(data, object, found));
      found.report(sink);
    }
  }

  private static void add(YamlMapping data, KubernetesObject object, Occurrences found) {
    for (YamlEntry entry : data.entries()) {
      entry
          .value()
          .scalar()
          .filter(value -> SecretNames.isSecret(entry.name(), value))
          .ifPresent(value ->
              found.add(
                  entry.key().span(),
                  "%s keeps the secret '%s' for everyone who may read ConfigMaps"
                      .formatted(object.title(), entry.name())));
    }
  }
}
