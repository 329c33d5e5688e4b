package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds containers that leave the labels of SELinux for containers. Rationale and examples:
 * rules/kubernetes/custom-selinux-options.md.
 */
public final class CustomSelinuxOptions implements KubernetesRule {
  /**
   * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/, read 2026-11-27.
   */
  private static final Set<String> TYPES =
      Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (PodSpec pod : object.pods()) {
      add(object.title(), field -> pod.security("seLinuxOptions", field), found);
      for (Container container : pod.containers()) {
        add(
            "container '%s'".formatted(container.name()),
            field -> container.security("seLinuxOptions", field),
            found);
      }
    }
    found.report(sink);
  }

  private static void add(
      String title, Function<String, Optional<YamlScalar>> options, Occurrences found) {
    for (String field : List.of("type", "user", "role")) {
      options
          .apply(field)
          .filter(option -> !isAllowed(field, option.value()))
          .ifPresent(option ->
              found.add(
                  option.span(),
                  "%s has the SELinux %s '%s', which is none of containers"
                      .formatted(title, field, option.value())));
    }
  }

  private static boolean isAllowed(String field, String value) {
    return (field.equals("type") ? TYPES.contains(value) : value.isEmpty())
        || Placeholder.isIn(value);
  }
}
