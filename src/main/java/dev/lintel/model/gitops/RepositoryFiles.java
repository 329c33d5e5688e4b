package dev.lintel.model.gitops;

import dev.lintel.model.helm.Chart;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.source.SourceText;
import dev.lintel.source.Spelling;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The repository's files as what deploys them sees them. Paths are relative to its root. */
public final class RepositoryFiles {
  private final Predicate<String> exists;
  private final Map<String, Kustomization> kustomizations = new HashMap<>();
  private final Set<String> charts = new HashSet<>();
  private final Set<String> manifests = new HashSet<>();

  /** The directories that hold anything to deploy, and those above them. */
  private final NavigableSet<String> directories = new TreeSet<>();

  private final Set<String> deployable = new HashSet<>();

  /**
   * @param exists tells whether a path is a file or directory of the repository
   */
  public RepositoryFiles(
      Collection<KubernetesObject> objects,
      List<Kustomization> kustomizations,
      List<Chart> charts,
      Predicate<String> exists) {
    this.exists = exists;
    objects.forEach(object -> manifests.add(object.root().span().source().path()));
    kustomizations.forEach(
        kustomization -> this.kustomizations.putIfAbsent(kustomization.directory(), kustomization));
    charts.forEach(chart -> this.charts.add(chart.directory()));
    manifests.forEach(manifest -> deployable.add(SourceText.directory(manifest)));
    deployable.addAll(this.kustomizations.keySet());
    deployable.addAll(this.charts);
    for (String directory : deployable) {
      for (String at = directory; !at.isEmpty(); at = SourceText.directory(at)) {
        directories.add(at);
      }
    }
  }

  /** Tells whether a path is a file or directory. */
  public boolean exists(String path) {
    return path.isEmpty() || exists.test(path);
  }

  /** Tells whether a path is a file of manifests. */
  public boolean isManifest(String path) {
    return manifests.contains(path);
  }

  /** Tells whether a directory is a chart. */
  public boolean isChart(String directory) {
    return charts.contains(directory);
  }

  /** Gives the kustomization of a directory. */
  public Optional<Kustomization> kustomization(String directory) {
    return Optional.ofNullable(kustomizations.get(directory));
  }

  /** Tells whether a directory itself holds a kustomization, a chart or manifests. */
  public boolean isDeployable(String directory) {
    return deployable.contains(directory);
  }

  /** Gives the first directory below another that holds anything to deploy. */
  public Optional<String> deployableBelow(String directory) {
    return directories.tailSet(directory + "/", false).stream()
        .takeWhile(found -> found.startsWith(directory + "/"))
        .filter(deployable::contains)
        .findFirst();
  }

  /** Gives the directories that hold anything to deploy, and those above them, in their order. */
  public NavigableSet<String> directories() {
    return directories;
  }

  /** Gives the directory that a mistyped one was meant to be. */
  public Optional<String> nearest(String directory) {
    return Spelling.nearest(directory, directories).filter(near -> isOneSlip(directory, near));
  }

  /** Only a letter or two may be wrong; directories that differ by a number are two. */
  private static boolean isOneSlip(String directory, String near) {
    return Spelling.distance(directory, near) <= 2 && digits(directory).equals(digits(near));
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }
}
