package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;

/**
 * Finds bindings that let someone do everything in a namespace. Rationale and examples:
 * rules/kubernetes/namespace-admin-binding.md.
 */
public final class NamespaceAdminBinding implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    AccessBinding.of(object)
        .filter(binding -> !binding.isForCluster())
        .filter(binding -> binding.roleName().equals(ClusterAdminBinding.ROLE))
        .ifPresent(binding ->
            sink.report(
                binding.rolePlace(),
                "%s gives all rights in its namespace".formatted(object.title())));
  }
}
