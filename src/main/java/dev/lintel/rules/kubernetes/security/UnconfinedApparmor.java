package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds containers without AppArmor. Rationale and examples:
 * rules/kubernetes/unconfined-apparmor.md.
 */
public final class UnconfinedApparmor implements KubernetesRule {
  /**
   * Before the field of 1.30 an annotation named the profile; the container's name ends its key.
   */
  private static final String ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

  private static final String[] FIELD = {"appArmorProfile", "type"};

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (PodSpec pod : object.pods()) {
      pod.annotations().ifPresent(annotations -> add(annotations, found));
      pod.security(FIELD)
          .filter(UnconfinedApparmor::isUnconfined)
          .ifPresent(
              type -> found.add(type.span(), "%s runs without AppArmor".formatted(object.title())));
      for (Container container : pod.containers()) {
        container
            .security(FIELD)
            .filter(UnconfinedApparmor::isUnconfined)
            .ifPresent(type ->
                found.add(
                    type.span(),
                    "container '%s' runs without AppArmor".formatted(container.name())));
      }
    }
    found.report(sink);
  }

  private static boolean isUnconfined(YamlScalar type) {
    return type.value().equals("Unconfined");
  }

  private static void add(YamlMapping annotations, Occurrences found) {
    for (YamlEntry entry : annotations.entries()) {
      if (entry.name().startsWith(ANNOTATION)) {
        entry
            .value()
            .scalar()
            .filter(profile -> !isAllowed(profile.value()))
            .ifPresent(profile ->
                found.add(
                    profile.span(),
                    "container '%s' runs with the AppArmor profile '%s', not with that of the runtime"
                        .formatted(entry.name().substring(ANNOTATION.length()), profile.value())));
      }
    }
  }

  private static boolean isAllowed(String profile) {
    return profile.isEmpty()
        || profile.equals("runtime/default")
        || profile.startsWith("localhost/")
        || Placeholder.isIn(profile);
  }
}
