package dev.lintel.rules.kubernetes.access;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import java.util.Set;

/**
 * Finds roles of those who do not log in. Rationale and examples:
 * rules/kubernetes/anonymous-binding.md.
 */
public final class AnonymousBinding implements KubernetesRule {
  private static final Set<String> ANONYMOUS = Set.of("system:anonymous", "system:unauthenticated");

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    AccessBinding.of(object)
        .filter(binding -> !binding.isPublic())
        .ifPresent(binding ->
            binding.subjects().stream()
                .filter(subject -> ANONYMOUS.contains(subject.name()))
                .forEach(subject ->
                    sink.report(
                        subject.place(),
                        "%s gives %s '%s' to '%s': everyone who reaches the API server"
                            .formatted(
                                object.title(),
                                binding.roleKind(),
                                binding.roleName(),
                                subject.name()))));
  }
}
