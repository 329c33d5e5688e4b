package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;

/**
 * Finds roles that may do everything. Rationale and examples: rules/kubernetes/wildcard-role.md.
 */
public final class WildcardRole implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences all = new Occurrences();
    for (AccessRule rule : AccessRule.of(object)) {
      if (isEverything(rule)) {
        all.add(
            rule.verbs().getFirst().span(),
            "%s may do everything with everything%s"
                .formatted(
                    object.title(),
                    object.kind().equals("Role") ? " in its namespace" : " in the cluster"));
      }
    }
    all.report(sink);
  }

  static boolean isEverything(AccessRule rule) {
    return AccessRule.hasAll(rule.groups())
        && AccessRule.hasAll(rule.resources())
        && AccessRule.hasAll(rule.verbs())
        && rule.names().isEmpty();
  }
}
