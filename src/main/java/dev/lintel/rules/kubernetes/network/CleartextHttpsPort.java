package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;

/**
 * Finds listeners that speak in clear text where clients expect TLS. Rationale and examples:
 * rules/kubernetes/cleartext-https-port.md.
 */
public final class CleartextHttpsPort implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (!Gateways.isGateway(object)) {
      return;
    }
    for (YamlMapping listener : Gateways.mappings(object.root(), "spec", "listeners")) {
      if (listener.text("port").filter("443"::equals).isPresent()
          && listener.text("protocol").filter("HTTP"::equals).isPresent()) {
        sink.report(
            listener.get("protocol").map(YamlNode::span).orElseGet(listener::span),
            "a listener of %s speaks HTTP at port 443, where clients begin with TLS"
                .formatted(object.title()));
      }
    }
  }
}
