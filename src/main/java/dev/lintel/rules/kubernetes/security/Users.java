package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The users that containers run as, as far as a manifest says. */
final class Users {
  private Users() {}

  /** Tells whether a user or group is root. */
  static boolean isRoot(YamlScalar id) {
    return id.type() == YamlType.INTEGER && id.value().equals("0");
  }

  /**
   * Gives where a pod says that its containers run as root, with the title of what does, in the
   * order of the places.
   */
  private static Map<YamlScalar, String> roots(PodSpec pod, KubernetesObject object) {
    Map<YamlScalar, String> roots = new LinkedHashMap<>();
    pod.security("runAsUser").filter(Users::isRoot).ifPresent(id -> roots.put(id, object.title()));
    for (Container container : pod.containers()) {
      container
          .security("runAsUser")
          .filter(Users::isRoot)
          .ifPresent(id -> roots.put(id, "container '%s'".formatted(container.name())));
    }
    return roots;
  }

  /** Gives those places of root in a pod that {@code runAsNonRoot} contradicts. */
  private static Set<YamlScalar> refused(PodSpec pod) {
    Set<YamlScalar> refused = new LinkedHashSet<>();
    for (Container container : pod.containers()) {
      Optional<YamlScalar> user = pod.security(container, "runAsUser").filter(Users::isRoot);
      boolean mustNotBeRoot =
          pod.security(container, "runAsNonRoot").filter(YamlScalar::isTrue).isPresent();
      if (mustNotBeRoot) {
        user.ifPresent(refused::add);
      }
    }
    return refused;
  }

  /**
   * Reports the places of root in an object's pods, those that have users of their own left out.
   *
   * @param isRefused whether those that {@code runAsNonRoot} contradicts are asked for, or the rest
   * @param message with the title of what runs as root for {@code %s}
   */
  static void report(KubernetesObject object, boolean isRefused, String message, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (PodSpec pod : object.pods()) {
      if (!pod.hasOwnUsers()) {
        Set<YamlScalar> refused = refused(pod);
        roots(pod, object)
            .forEach((id, title) -> {
              if (refused.contains(id) == isRefused) {
                found.add(id.span(), message.formatted(title));
              }
            });
      }
    }
    found.report(sink);
  }
}
