package dev.lintel.model.workflow;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.Optional;

/** One action.yml. */
public record ActionDefinition(YamlStream stream, YamlMapping root) {
  /** Gives the action that a stream holds; empty where its first document is no mapping. */
  public static Optional<ActionDefinition> of(YamlStream stream) {
    return stream.documents().stream()
        .findFirst()
        .flatMap(d -> d.mapping())
        .map(root -> new ActionDefinition(stream, root));
  }
}
