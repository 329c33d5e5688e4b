package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.ResourceId;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
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
   * @param entries those of all of them that select what they change
   */
  record Built(
      String directory, List<YamlMapping> objects, Set<String> directories, List<Entry> entries)
      implements Build {
    public Built {
      objects = List.copyOf(objects);
      directories = Set.copyOf(directories);
      entries = List.copyOf(entries);
    }
  }

  /**
   * An entry that selects what it changes: a patch with a target, an image, a target of a
   * replacement. It may stand in a file that the kustomization names.
   *
   * @param item what says which resources are meant: the entry, or the {@code select} of a
   *     replacement's target
   * @param transformer what the entry is for, as {@code ImageTagTransformer}
   * @param directory of the kustomization that has the entry
   * @param patch what a patch says: parts of an object, or operations; empty for other entries
   * @param met the resources that are meant, as they were called then; empty where the entry
   *     changed nothing
   */
  record Entry(
      YamlMapping item,
      String transformer,
      String directory,
      Optional<YamlNode> patch,
      List<ResourceId> met) {
    public Entry {
      met = List.copyOf(met);
    }
  }

  /** It does not build. */
  record Failed(String directory, BuildProblem problem) implements Build {}
}
