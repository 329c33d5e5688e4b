package dev.lintel.model.kustomize.build;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.Optional;

/**
 * The files that a build may read. Paths are relative to the root, with forward slashes, without
 * {@code .} and {@code ..}; the empty path is the root. Safe for threads.
 */
public interface BuildTree {
  /** What stands at a path, after links. */
  sealed interface Found {}

  /**
   * A file.
   *
   * @param path where it lies when links are followed
   */
  record FoundFile(String path) implements Found {}

  /**
   * A directory.
   *
   * @param path where it lies when links are followed
   */
  record FoundDirectory(String path) implements Found {}

  /** Nothing. */
  record NotFound() implements Found {}

  /** A link that leads out of the root. */
  record Outside() implements Found {}

  Found find(String path);

  /** Gives a file's text; empty for one that is no text, too large or gone. */
  Optional<SourceText> text(String path);

  /** Gives a file's bytes; empty for one that is too large or gone. */
  Optional<byte[]> bytes(String path);

  /** Gives a file parsed as Kubernetes reads YAML; empty for one that is no text. */
  Optional<YamlStream> yaml(String path);
}
