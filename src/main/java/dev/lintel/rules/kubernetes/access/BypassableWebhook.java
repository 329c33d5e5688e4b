package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlNode;

/**
 * Finds checks that are left out when their webhook does not answer. Rationale and examples:
 * rules/kubernetes/bypassable-webhook.md.
 */
public final class BypassableWebhook implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (!object.kind().equals("ValidatingWebhookConfiguration")) {
      return;
    }
    Occurrences open = new Occurrences();
    for (Webhook webhook : Webhook.of(object)) {
      webhook
          .root()
          .get("failurePolicy")
          .flatMap(YamlNode::scalar)
          .filter(policy -> policy.value().equals("Ignore"))
          .ifPresent(policy ->
              open.add(
                  policy.span(),
                  "what webhook '%s' would refuse passes while it does not answer"
                      .formatted(webhook.name())));
    }
    open.report(sink);
  }
}
