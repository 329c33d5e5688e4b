package dev.lintel.model.kustomize.resource;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;

/**
 * The files beside a kustomization, as its entries name them. Each method throws a {@link
 * BuildException} at the entry for a file that is missing, outside of the root, or remote.
 */
public interface BuildFiles {
  /** Gives a file as text. */
  SourceText text(YamlScalar entry, String path);

  /** Gives the bytes of a file, which may be no text. */
  byte[] bytes(YamlScalar entry, String path);

  /** Gives a file of YAML or JSON, parsed once for all that name it. */
  YamlStream yaml(YamlScalar entry, String path);
}
