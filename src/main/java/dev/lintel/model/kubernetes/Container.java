package dev.lintel.model.kubernetes;

import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * One container of a pod.
 *
 * @param image where its image is named; empty where it names none, as in a patch
 */
public record Container(Role role, String name, YamlMapping root, Optional<YamlScalar> image) {
  /** When it runs. */
  public enum Role {
    MAIN,
    INIT,
    EPHEMERAL
  }

  /**
   * Gives where to point when a finding is about the container as a whole: its name, else its own
   * image, else it.
   */
  public Span place() {
    return root.find("name")
        .or(() -> root.find("image"))
        .map(YamlEntry::value)
        .map(YamlNode::span)
        .orElseGet(() -> root.span());
  }

  /** Gives what its own security context says at a path of keys. */
  public Optional<YamlScalar> security(String... path) {
    return root.mapping("securityContext")
        .flatMap(context -> context.get(path))
        .flatMap(YamlNode::scalar)
        .filter(scalar -> !scalar.isNull());
  }

  /** Gives what it asks for, as of {@code cpu} or {@code memory}. */
  public Optional<YamlScalar> request(String resource) {
    return root.get("resources", "requests", resource).flatMap(YamlNode::scalar);
  }

  /** Gives what it may use at most. */
  public Optional<YamlScalar> limit(String resource) {
    return root.get("resources", "limits", resource).flatMap(YamlNode::scalar);
  }
}
