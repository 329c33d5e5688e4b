package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;

/**
 * Finds webhooks that may hold each request up for long. Rationale and examples:
 * rules/kubernetes/webhook-without-timeout.md.
 */
public final class WebhookWithoutTimeout implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences slow = new Occurrences();
    Webhook.of(object).stream()
        .filter(webhook -> webhook.root().get("timeoutSeconds").isEmpty())
        .forEach(webhook ->
            slow.add(
                webhook.place(),
                "webhook '%s' has no timeoutSeconds, so a request waits for it for 10 seconds"
                    .formatted(webhook.name())));
    slow.report(sink);
  }
}
