package dev.lintel.model.workflow;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.Optional;

/** One GitHub workflow. */
public record Workflow(YamlStream stream, YamlMapping root) {
  /** Gives the workflow that a stream holds; empty where its first document is no mapping. */
  public static Optional<Workflow> of(YamlStream stream) {
    return stream.documents().stream()
        .findFirst()
        .flatMap(d -> d.mapping())
        .map(root -> new Workflow(stream, root));
  }
}
