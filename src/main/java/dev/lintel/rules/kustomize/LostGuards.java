package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.kustomize.build.Build;
import dev.lintel.model.promotion.Stage;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds workloads of production that no NetworkPolicy or PodDisruptionBudget is for, though one is
 * in all other environments.
 */
final class LostGuards {
  private final Kustomization overlay;
  private final Environment production;
  private final List<Environment> before;
  private final Project project;

  LostGuards(
      Kustomization overlay, Environment production, List<Environment> before, Project project) {
    this.overlay = overlay;
    this.production = production;
    this.before = before;
    this.project = project;
  }

  /** A workload, and what is for it elsewhere. */
  private record Lost(KubernetesObject workload, List<KubernetesObject> guards) {}

  void check(FindingSink sink) {
    for (PodGuard guard : PodGuard.values()) {
      List<Lost> lost =
          production.workloads().values().stream()
              .filter(objects -> objects.size() == 1)
              .flatMap(objects -> lost(guard, objects.getFirst()).stream())
              .toList();
      if (lost.isEmpty()) {
        continue;
      }
      List<KubernetesObject> known = around();
      List<Lost> unguarded =
          lost.stream()
              .filter(l -> guard.of(l.workload(), known).isEmpty())
              .filter(l -> !guard.isNeedless(l.workload(), known))
              .toList();
      if (!unguarded.isEmpty()) {
        report(guard, unguarded, sink);
      }
    }
  }

  private void report(PodGuard guard, List<Lost> lost, FindingSink sink) {
    String titles =
        String.join(" and ", lost.stream().map(l -> l.workload().title()).distinct().toList());
    Report report =
        sink.report(
            place(guard),
            "no %s is for %s in production, unlike before it".formatted(guard.kind(), titles));
    lost.stream()
        .flatMap(l -> l.guards().stream())
        .map(object -> object.root().get("kind").orElse(object.root()).span().resolved())
        .distinct()
        .forEach(span -> report.related(span, "the " + guard.kind()));
  }

  /** What all others have of a base that is shared, or what two of them have. */
  private Optional<Lost> lost(PodGuard guard, KubernetesObject workload) {
    if (!guard.of(workload, production.guards()).isEmpty()) {
      return Optional.empty();
    }
    List<KubernetesObject> theirs = new ArrayList<>();
    int others = 0;
    int guarded = 0;
    for (Environment environment : before) {
      Optional<KubernetesObject> same = environment.same(workload);
      if (same.isPresent()) {
        List<KubernetesObject> found = guard.of(same.get(), environment.guards());
        theirs.addAll(found);
        others++;
        guarded += found.isEmpty() ? 0 : 1;
      }
    }
    boolean isCommon = others > 0 && guarded == others;
    boolean isShared = theirs.stream().allMatch(this::isShared);
    return isCommon && (isShared || guarded > 1)
        ? Optional.of(new Lost(workload, theirs))
        : Optional.empty();
  }

  private boolean isShared(KubernetesObject guard) {
    String path = guard.root().get("kind").orElse(guard.root()).span().resolved().source().path();
    return production.directories().contains(SourceText.directory(path));
  }

  /** Gives what protects pods in production, or may do so: another overlay may apply it. */
  private List<KubernetesObject> around() {
    List<KubernetesObject> guards = new ArrayList<>();
    for (Build build : project.builds()) {
      if (build instanceof Build.Built built && !isBefore(built.directory())) {
        built.objects().stream()
            .filter(PodGuard::mayBe)
            .flatMap(root -> KubernetesObject.of(root).stream())
            .filter(PodGuard::isAny)
            .forEach(guards::add);
      }
    }
    project.wholeObjects().stream()
        .filter(PodGuard::isAny)
        .filter(object -> !isBefore(path(object)) && !isOfEnvironments(path(object)))
        .forEach(guards::add);
    return guards;
  }

  private static String path(KubernetesObject object) {
    return object.root().span().source().path();
  }

  private static boolean isBefore(String path) {
    return Stage.of(path).filter(stage -> stage != Stage.PRODUCTION).isPresent();
  }

  private boolean isOfEnvironments(String path) {
    String directory = SourceText.directory(path);
    return before.stream().anyMatch(environment -> environment.directories().contains(directory))
        || production.directories().contains(directory);
  }

  /** Gives the patch of the overlay that takes it away, else the overlay. */
  private Span place(PodGuard guard) {
    List<String> files = overlay.patchFiles();
    Stream<KubernetesObject> patches =
        Stream.concat(
            project.objects().stream().filter(object -> files.contains(path(object))),
            overlay.inlinePatches().stream());
    Optional<Span> removed =
        patches
            .filter(patch -> patch.kind().equals(guard.kind()))
            .flatMap(patch -> patch.root().get("$patch").stream())
            .map(YamlNode::span)
            .findFirst();
    return removed
        .or(() ->
            overlay.root().items("patches").stream()
                .flatMap(item -> item.mapping().stream())
                .flatMap(item -> item.mapping("target").stream())
                .flatMap((YamlMapping target) -> target.get("kind").stream())
                .filter(
                    kind -> kind.scalar().filter(k -> k.value().equals(guard.kind())).isPresent())
                .map(YamlNode::span)
                .findFirst())
        .orElseGet(overlay::place);
  }
}
