package dev.lintel.engine.unit;

import dev.lintel.model.ProjectObjects;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ObjectIndex;
import dev.lintel.model.kubernetes.Overlay;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.kustomize.KustomizationGraph;
import dev.lintel.model.kustomize.build.Build;
import dev.lintel.model.kustomize.build.BuildTree;
import dev.lintel.model.kustomize.build.BuildTrial;
import dev.lintel.model.kustomize.build.KustomizationBuilder;
import dev.lintel.model.kustomize.build.KustomizationBuilder.Order;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The overlays of a project: the kustomizations that no other takes up. Each is built, and what it
 * builds is applied together.
 */
public final class Overlays implements BuildTrial {
  private final Optional<BuildTree> tree;
  private final List<Build> builds = new ArrayList<>();
  private final Map<Overlay, List<KubernetesObject>> objects = new LinkedHashMap<>();

  /** The files that some overlay takes up. */
  private final Set<String> built = new HashSet<>();

  private Overlays(Optional<BuildTree> tree) {
    this.tree = tree;
  }

  /** Gives none. */
  public static Overlays none() {
    return new Overlays(Optional.empty());
  }

  /** Builds the overlays, in the order of their directories. */
  public static Overlays build(List<Kustomization> kustomizations, BuildTree tree) {
    Overlays overlays = new Overlays(Optional.of(tree));
    KustomizationGraph graph = KustomizationGraph.of(kustomizations);
    // Files from anywhere in the repository are readable here: that they are not in or below the
    // directory that names them is told by a rule, and the rest of the build is worth a look.
    KustomizationBuilder builder = new KustomizationBuilder(tree, false);
    for (Kustomization overlay : graph.overlays()) {
      overlays.add(builder.build(overlay.directory(), Order.NONE, overlay.place()), overlay, graph);
    }
    return overlays;
  }

  private void add(Build build, Kustomization kustomization, KustomizationGraph graph) {
    builds.add(build);
    if (!(build instanceof Build.Built(String directory, List<YamlMapping> trees, var parts, _))) {
      return;
    }
    String name = directory.isEmpty() ? "." : directory;
    objects.put(
        new Overlay(name, kustomization.place()),
        trees.stream().flatMap(tree -> KubernetesObject.of(tree).stream()).toList());
    for (String part : parts) {
      graph.find(part).stream()
          .flatMap(taken -> taken.paths(reference -> true).stream())
          .forEach(built::add);
    }
  }

  @Override
  public Build build(String directory, SourceText edited) {
    BuildTree files = new EditedTree(tree.orElseThrow(), edited);
    return new KustomizationBuilder(files, false).build(directory, Order.NONE, edited.span(0, 0));
  }

  public List<Build> builds() {
    return List.copyOf(builds);
  }

  /** Gives the unit of each overlay that builds. */
  public List<DeploymentUnit> units(ObjectIndex around) {
    List<DeploymentUnit> units = new ArrayList<>();
    objects.forEach((overlay, built) -> {
      if (!built.isEmpty()) {
        units.add(
            new DeploymentUnit(
                overlay.name(), ObjectIndex.of(built), around, false, Optional.of(overlay)));
      }
    });
    return units;
  }

  /** Hands over all objects that the overlays build, in their order. */
  public void forEach(BiConsumer<Overlay, KubernetesObject> action) {
    objects.forEach((overlay, built) -> built.forEach(object -> action.accept(overlay, object)));
  }

  /**
   * Gives the workloads of a project: of files that an overlay takes up as it builds them, of all
   * others as they stand there.
   */
  public List<Workload> workloads(ProjectObjects project) {
    List<Workload> workloads = new ArrayList<>();
    for (Workload workload : project.workloads()) {
      if (!built.contains(workload.object().root().span().source().path())) {
        workloads.add(workload);
      }
    }
    objects.forEach((overlay, members) ->
        members.stream()
            .filter(object -> !object.pods().isEmpty())
            .forEach(
                object -> workloads.add(new Workload(object, List.of(), Optional.of(overlay)))));
    return workloads;
  }
}
