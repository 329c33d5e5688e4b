package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Set;

/** What became of a kustomization. */
public sealed interface Build {
  /** Gives the directory that was built, relative to the root. */
  String directory();

  /**
   * It builds.
   *
   * @param objects in the order of the output; each scalar knows where it comes from
   * @param directories the kustomizations that took part, its own included
   * @param idle the entries of all of them that changed nothing
   */
  record Built(
      String directory, List<YamlMapping> objects, Set<String> directories, List<Idle> idle)
      implements Build {
    public Built {
      objects = List.copyOf(objects);
      directories = Set.copyOf(directories);
      idle = List.copyOf(idle);
    }
  }

  /**
   * An entry that changed nothing: a patch or a replacement whose target selects nothing, an image
   * that no container has.
   *
   * @param entry the item of a list, the path in it where it has one, or the {@code select} of a
   *     replacement's target
   * @param transformer what the entry is for, as {@code ImageTagTransformer}
   */
  record Idle(Span entry, String transformer) {}

  /** It does not build. */
  record Failed(String directory, BuildProblem problem) implements Build {}
}
