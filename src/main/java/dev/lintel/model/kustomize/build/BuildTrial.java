package dev.lintel.model.kustomize.build;

import dev.lintel.source.SourceText;

/** Builds kustomizations as they would be if one file had another text. */
@FunctionalInterface
public interface BuildTrial {
  /**
   * Builds the kustomization of a directory; objects come as they are taken up.
   *
   * @param edited the text of a file of the project, under its path
   */
  Build build(String directory, SourceText edited);
}
