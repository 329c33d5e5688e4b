package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlMapping;

/**
 * Finds listeners at which every namespace may hang routes. Rationale and examples:
 * rules/kubernetes/open-gateway-listener.md.
 */
public final class OpenGatewayListener implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (!Gateways.isGateway(object)) {
      return;
    }
    Occurrences open = new Occurrences();
    for (YamlMapping listener : Gateways.mappings(object.root(), "spec", "listeners")) {
      listener
          .get("allowedRoutes", "namespaces", "from")
          .filter(from -> from.scalar().filter(s -> s.value().equals("All")).isPresent())
          .ifPresent(from ->
              open.add(
                  from.span(),
                  "listener '%s' of %s takes routes from every namespace"
                      .formatted(listener.text("name").orElse(""), object.title())));
    }
    open.report(sink);
  }
}
