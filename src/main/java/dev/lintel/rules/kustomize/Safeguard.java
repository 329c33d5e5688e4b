package dev.lintel.rules.kustomize;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * A setting of a container without which it is less safe, or less likely to run through. A limit of
 * CPU is none: many leave it out in production on purpose.
 *
 * @param title for messages
 * @param path from the container
 */
record Safeguard(String title, List<String> path) {
  static final List<Safeguard> ALL =
      List.of(
          of("memory request", "resources", "requests", "memory"),
          of("cpu request", "resources", "requests", "cpu"),
          of("memory limit", "resources", "limits", "memory"),
          of("livenessProbe", "livenessProbe"),
          of("readinessProbe", "readinessProbe"),
          of("runAsNonRoot", "securityContext", "runAsNonRoot"),
          of("readOnlyRootFilesystem", "securityContext", "readOnlyRootFilesystem"),
          of("allowPrivilegeEscalation", "securityContext", "allowPrivilegeEscalation"),
          of("seccompProfile", "securityContext", "seccompProfile"),
          of("dropped capabilities", "securityContext", "capabilities", "drop"));

  private static Safeguard of(String title, String... path) {
    return new Safeguard(title, List.of(path));
  }

  /** Gives where a container has it; its pod may have it in its place. */
  Optional<YamlNode> find(PodSpec pod, Container container) {
    String[] keys = path.toArray(String[]::new);
    return container
        .root()
        .get(keys)
        .or(() ->
            path.getFirst().equals("securityContext") ? pod.root().get(keys) : Optional.empty())
        .filter(node -> !node.isNull());
  }

  /** Tells whether a text speaks of it, as a patch does that takes it away. */
  boolean isIn(String text) {
    return path.stream().anyMatch(text::contains);
  }
}
