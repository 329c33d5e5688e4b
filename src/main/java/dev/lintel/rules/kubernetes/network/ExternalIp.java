package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds Services that claim addresses for themselves. Rationale and examples:
 * rules/kubernetes/external-ip.md.
 */
public final class ExternalIp implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (!object.kind().equals("Service") || !object.isIn("")) {
      return;
    }
    Occurrences claimed = new Occurrences();
    object.root().items("spec", "externalIPs").stream()
        .flatMap(address -> address.scalar().stream())
        .filter(address -> !address.isNull())
        .forEach(address -> claimed.add(address.span(), message(object, address)));
    claimed.report(sink);
  }

  private static String message(KubernetesObject object, YamlScalar address) {
    return "%s takes all traffic of the cluster to '%s'".formatted(object.title(), address.value());
  }
}
