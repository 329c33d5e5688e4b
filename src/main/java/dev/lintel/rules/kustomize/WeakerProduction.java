package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.kustomize.KustomizationGraph;
import dev.lintel.model.kustomize.build.Build;
import dev.lintel.model.promotion.Stage;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds overlays for production in which a workload lacks what it has on the way there. Rationale
 * and examples: rules/kustomize/weaker-production.md.
 */
public final class WeakerProduction implements ProjectRule {
  /** What a container of an object in production lacks, and where the others have it. */
  private record Lack(Safeguard safeguard, Container container, List<YamlNode> others) {}

  @Override
  public void check(Project project, FindingSink sink) {
    List<Environment> before = new ArrayList<>();
    List<Environment> production = new ArrayList<>();
    for (Build build : project.builds()) {
      Optional<Stage> stage = Stage.of(build.directory());
      if (build instanceof Build.Built built && stage.isPresent()) {
        (stage.get() == Stage.PRODUCTION ? production : before).add(Environment.of(built));
      }
    }
    if (before.isEmpty()) {
      return;
    }
    KustomizationGraph graph = KustomizationGraph.of(project.kustomizations());
    for (Environment environment : production) {
      graph
          .find(environment.directory())
          .ifPresent(overlay -> new LostGuards(overlay, environment, before, project).check(sink));
      for (List<KubernetesObject> objects : environment.workloads().values()) {
        if (objects.size() == 1) {
          check(objects.getFirst(), environment, before, graph, sink);
        }
      }
    }
  }

  private static void check(
      KubernetesObject object,
      Environment production,
      List<Environment> before,
      KustomizationGraph graph,
      FindingSink sink) {
    List<KubernetesObject> others =
        before.stream().flatMap(environment -> environment.same(object).stream()).toList();
    List<Lack> lacks = others.isEmpty() ? List.of() : lacks(object, others, production);
    Kustomization overlay = graph.find(production.directory()).orElse(null);
    if (lacks.isEmpty() || overlay == null) {
      return;
    }
    String titles =
        String.join(
            " and no ", lacks.stream().map(lack -> lack.safeguard().title()).distinct().toList());
    String containers =
        String.join(
            "', '", lacks.stream().map(lack -> lack.container().name()).distinct().toList());
    Report report =
        sink.report(
            place(overlay, lacks),
            "container '%s' of %s has no %s in production, unlike before it"
                .formatted(containers, object.title(), titles));
    lacks.forEach(lack ->
        lack.others().stream()
            .map(node -> firstLine(node.span().resolved()))
            .distinct()
            .forEach(span -> report.related(span, "the " + lack.safeguard().title())));
  }

  /** Gives what all others have of a base that is shared, or what two of them have. */
  private static List<Lack> lacks(
      KubernetesObject object, List<KubernetesObject> others, Environment production) {
    List<Lack> lacks = new ArrayList<>();
    PodSpec pod = object.pods().getFirst();
    for (Container container : pod.containers()) {
      for (Safeguard safeguard : Safeguard.ALL) {
        if (container.role() != Container.Role.MAIN || safeguard.find(pod, container).isPresent()) {
          continue;
        }
        List<YamlNode> theirs =
            others.stream()
                .flatMap(other -> find(safeguard, container.name(), other).stream())
                .toList();
        boolean isShared = theirs.stream().allMatch(node -> isIn(production, node));
        if (theirs.size() == others.size() && (isShared || theirs.size() > 1)) {
          lacks.add(new Lack(safeguard, container, theirs));
        }
      }
    }
    return lacks;
  }

  private static Optional<YamlNode> find(Safeguard safeguard, String name, KubernetesObject other) {
    PodSpec pod = other.pods().getFirst();
    return pod.containers().stream()
        .filter(container -> container.name().equals(name))
        .findFirst()
        .flatMap(container -> safeguard.find(pod, container));
  }

  private static boolean isIn(Environment environment, YamlNode node) {
    String path = node.span().resolved().source().path();
    return environment.directories().contains(SourceText.directory(path));
  }

  /** Gives the only patch of the overlay that speaks of what is lacking, else the overlay. */
  private static Span place(Kustomization overlay, List<Lack> lacks) {
    List<Span> patches =
        Stream.of("patches", "patchesJson6902", "patchesStrategicMerge")
            .flatMap(field -> overlay.root().items(field).stream())
            .filter(
                item -> lacks.stream().anyMatch(lack -> lack.safeguard().isIn(item.span().text())))
            .map(YamlNode::span)
            .toList();
    return patches.size() == 1 ? firstLine(patches.getFirst()) : overlay.place();
  }

  private static Span firstLine(Span span) {
    return span.part(0, span.text().lines().findFirst().orElse("").stripTrailing().length());
  }
}
