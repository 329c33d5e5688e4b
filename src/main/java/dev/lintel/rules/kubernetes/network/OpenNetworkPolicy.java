package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;

/**
 * Finds NetworkPolicies that allow everything. Rationale and examples:
 * rules/kubernetes/open-network-policy.md.
 */
public final class OpenNetworkPolicy implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (!NetworkPolicies.isPolicy(object)) {
      return;
    }
    check(object, "ingress", "from", "from anywhere", sink);
    if (NetworkPolicies.isOfEgress(object)) {
      check(object, "egress", "to", "to anywhere", sink);
    }
  }

  private static void check(
      KubernetesObject policy, String direction, String peers, String where, FindingSink sink) {
    for (YamlNode item : policy.root().items("spec", direction)) {
      item.mapping()
          .filter(rule -> isOpen(rule, peers))
          .ifPresent(rule ->
              sink.report(
                  rule.span(),
                  "this rule of %s allows all traffic %s".formatted(policy.title(), where)));
    }
  }

  private static boolean isOpen(YamlMapping rule, String peers) {
    return List.of(peers, "ports").stream()
        .allMatch(
            key -> rule.get(key).isEmpty() || rule.get(key).filter(YamlNode::isNull).isPresent());
  }
}
