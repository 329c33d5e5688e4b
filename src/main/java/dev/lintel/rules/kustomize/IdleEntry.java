package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.kustomize.KustomizationGraph;
import dev.lintel.model.kustomize.build.Build;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An entry that changes nothing in any overlay that has it. What one overlay has no use for,
 * another may have, so an entry of a shared base, component or file counts only where it is idle in
 * all, and not at all where one of them does not build.
 *
 * @param item what says which resources are meant, as the build has it
 * @param builds the overlays that have it
 */
record IdleEntry(YamlMapping item, List<Build.Built> builds) {

  /** Gives the idle entries of some transformers, in the order of the builds. */
  static List<IdleEntry> of(Project project, Set<String> transformers) {
    Map<Span, IdleEntry> idle = new LinkedHashMap<>();
    Set<Span> used = new HashSet<>();
    for (Build build : project.builds()) {
      if (build instanceof Build.Built built) {
        for (Build.Entry entry : built.entries()) {
          if (transformers.contains(entry.transformer())) {
            Span place = entry.item().span().resolved();
            if (!entry.met().isEmpty()) {
              used.add(place);
            }
            List<Build.Built> builds =
                idle.computeIfAbsent(place, p -> new IdleEntry(entry.item(), new ArrayList<>()))
                    .builds();
            if (builds.isEmpty() || !builds.getLast().directory().equals(built.directory())) {
              builds.add(built);
            }
          }
        }
      }
    }
    idle.keySet().removeAll(used);
    idle.keySet().removeIf(place -> !project.paths().contains(place.source().path()));
    if (!idle.isEmpty()) {
      List<String> unknown = filesOfFailures(project);
      idle.keySet().removeIf(place -> unknown.contains(place.source().path()));
    }
    return List.copyOf(idle.values());
  }

  /** Gives the files that the overlays have which do not build. */
  private static List<String> filesOfFailures(Project project) {
    KustomizationGraph graph = KustomizationGraph.of(project.kustomizations());
    List<String> files = new ArrayList<>();
    for (Build build : project.builds()) {
      if (build instanceof Build.Failed(String directory, _)) {
        graph.reach(directory).stream()
            .flatMap(reached -> graph.find(reached).stream())
            .forEach(kustomization -> addFiles(kustomization, graph, files));
      }
    }
    return files;
  }

  private static void addFiles(
      Kustomization kustomization, KustomizationGraph graph, List<String> files) {
    files.add(kustomization.stream().source().path());
    for (String path : kustomization.paths(reference -> true)) {
      files.add(path);
      // Transformers may be a directory with a kustomization of their own.
      graph.find(path).ifPresent(other -> files.addAll(other.paths(reference -> true)));
    }
  }

  /** Gives what the overlays build. */
  List<KubernetesObject> objects() {
    return builds.stream()
        .flatMap(build -> build.objects().stream())
        .flatMap(object -> KubernetesObject.of(object).stream())
        .toList();
  }
}
