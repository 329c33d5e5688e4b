package dev.lintel.engine.unit;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectIndex;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The deployment units that plain manifests make: those of one directory are applied together.
 * Where a kustomization takes any of a directory's files, it decides what is applied with what, so
 * the directory is no unit.
 */
public final class DirectoryUnits {
  private DirectoryUnits() {}

  /**
   * Gives the units in the order of their directories.
   *
   * @param all the whole objects of the project
   */
  public static List<DeploymentUnit> of(ObjectIndex all, List<Kustomization> kustomizations) {
    Set<String> kustomized = new HashSet<>();
    for (Kustomization kustomization : kustomizations) {
      kustomized.add(kustomization.directory());
      kustomization.paths(reference -> isFile(reference.path())).stream()
          .map(SourceText::directory)
          .forEach(kustomized::add);
    }
    Map<String, List<KubernetesObject>> byDirectory = new TreeMap<>();
    for (KubernetesObject object : all.objects()) {
      String directory = object.root().span().source().directory();
      if (!kustomized.contains(directory)) {
        byDirectory.computeIfAbsent(directory, d -> new ArrayList<>()).add(object);
      }
    }
    List<DeploymentUnit> units = new ArrayList<>();
    byDirectory.forEach((directory, members) ->
        units.add(new DeploymentUnit(directory, ObjectIndex.of(members), all, false)));
    return units;
  }

  /** Any other path is that of a directory, which has a kustomization of its own. */
  private static boolean isFile(String path) {
    return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
  }
}
