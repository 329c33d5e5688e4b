package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds webhooks without which no pod starts, their own included. Reads the project, since a patch
 * may narrow them. Rationale and examples: rules/kubernetes/blocking-webhook.md.
 */
public final class BlockingWebhook implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (KubernetesObject object : project.wholeObjects()) {
      if (project.kubernetes().isPatched(object, "webhooks")) {
        continue;
      }
      Webhook.of(object).stream()
          .filter(webhook -> webhook.isRequired() && webhook.isForPods() && !webhook.isNarrowed())
          .forEach(webhook ->
              sink.report(
                  webhook.place(),
                  "while webhook '%s' does not answer no pod can start, its own included"
                      .formatted(webhook.name())));
    }
  }
}
