package dev.lintel.model.kustomize;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One kustomization file.
 *
 * @param exists tells whether a path, relative to the root with forward slashes, is a file or
 *     directory of the project
 */
public record Kustomization(YamlStream stream, YamlMapping root, Predicate<String> exists) {
  /** Gives the kustomization that a stream holds; empty where its first document is no mapping. */
  public static Optional<Kustomization> of(YamlStream stream, Predicate<String> exists) {
    return stream.documents().stream()
        .findFirst()
        .flatMap(d -> d.mapping())
        .map(root -> new Kustomization(stream, root, exists));
  }
}
