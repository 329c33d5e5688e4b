package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.kustomize.KustomizationGraph;
import dev.lintel.model.kustomize.build.Build;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An entry that changes nothing in any overlay that has it. What one overlay has no use for,
 * another may have, so an entry of a shared base or component counts only where it is idle in all,
 * and not at all where one of them does not build.
 *
 * @param owner the kustomization that has the entry
 * @param builds the overlays that have it
 */
record IdleEntry(Span place, Kustomization owner, List<Build.Built> builds) {

  /** Gives the idle entries of some transformers, in the order of the builds. */
  static List<IdleEntry> of(Project project, Set<String> transformers) {
    Map<Span, List<Build.Built>> idle = new LinkedHashMap<>();
    for (Build build : project.builds()) {
      if (build instanceof Build.Built built) {
        built.idle().stream()
            .filter(entry -> transformers.contains(entry.transformer()))
            .forEach(
                entry -> idle.computeIfAbsent(entry.entry(), e -> new ArrayList<>()).add(built));
      }
    }
    List<IdleEntry> entries = new ArrayList<>();
    KustomizationGraph graph = KustomizationGraph.of(project.kustomizations());
    idle.forEach((place, builds) ->
        project.kustomizations().stream()
            .filter(k -> k.stream().source().equals(place.source()))
            .filter(k -> isIdleInAll(k, builds, project, graph))
            .findFirst()
            .map(k -> new IdleEntry(place, k, distinct(builds)))
            .ifPresent(entries::add));
    return entries;
  }

  private static List<Build.Built> distinct(List<Build.Built> builds) {
    Map<String, Build.Built> byDirectory = new LinkedHashMap<>();
    builds.forEach(build -> byDirectory.putIfAbsent(build.directory(), build));
    return List.copyOf(byDirectory.values());
  }

  private static boolean isIdleInAll(
      Kustomization owner, List<Build.Built> idle, Project project, KustomizationGraph graph) {
    String directory = owner.directory();
    for (Build build : project.builds()) {
      boolean isIdle =
          switch (build) {
            case Build.Built(String built, var _, Set<String> parts, var _) ->
                !parts.contains(directory)
                    || idle.stream().filter(b -> b.directory().equals(built)).count()
                        >= uses(directory, parts, graph);
            case Build.Failed(String failed, _) -> !graph.reach(failed).contains(directory);
          };
      if (!isIdle) {
        return false;
      }
    }
    return true;
  }

  /** Gives how many of the kustomizations of a build take a directory up, at least one. */
  private static long uses(String directory, Set<String> parts, KustomizationGraph graph) {
    long users =
        parts.stream()
            .flatMap(part -> graph.find(part).stream())
            .filter(part -> graph.takes(part, directory))
            .count();
    return Math.max(1, users);
  }

  /** Gives the item of one of the owner's lists that the entry is. */
  Optional<YamlMapping> item(String... fields) {
    return Stream.of(fields)
        .flatMap(field -> owner.root().items(field).stream())
        .flatMap(item -> item.mapping().stream())
        .filter(item -> isPlace(item) || item.get("path").filter(this::isPlace).isPresent())
        .findFirst();
  }

  private boolean isPlace(YamlNode node) {
    return node.span().equals(place);
  }

  /** Gives what the overlays build. */
  List<KubernetesObject> objects() {
    return builds.stream()
        .flatMap(build -> build.objects().stream())
        .flatMap(object -> KubernetesObject.of(object).stream())
        .toList();
  }
}
