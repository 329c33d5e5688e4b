package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds workloads that do not say what they need. Reads the whole project, since a patch of an
 * overlay may say it. Rationale and examples: rules/kubernetes/missing-resource-limits.md.
 */
public final class MissingResourceLimits implements ProjectRule {
  private record Gap(Container container, List<String> missing) {
    String message() {
      return "container '%s' has no %s".formatted(container.name(), String.join(", no ", missing));
    }
  }

  /** A container by kind and name of its object and its own name, as a patch finds it. */
  private record Target(String kind, String object, String container) {
    Target(KubernetesObject object, Container container) {
      this(object.kind(), object.name(), container.name());
    }
  }

  @Override
  public void check(Project project, FindingSink sink) {
    Set<Target> patched = new HashSet<>();
    for (KubernetesObject patch : project.patches()) {
      patch.containers().stream()
          .filter(container -> container.root().mapping("resources").isPresent())
          .forEach(container -> patched.add(new Target(patch, container)));
    }
    project.wholeObjects().stream()
        .filter(object -> !object.isIn("sparkoperator.k8s.io"))
        .forEach(object -> check(object, patched, sink));
  }

  private static void check(KubernetesObject object, Set<Target> patched, FindingSink sink) {
    List<Gap> gaps =
        object.pods().stream()
            .flatMap(pod -> gaps(pod).stream())
            .filter(gap -> !patched.contains(new Target(object, gap.container())))
            .toList();
    if (gaps.isEmpty()) {
      return;
    }
    Gap first = gaps.getFirst();
    if (gaps.size() == 1) {
      sink.report(first.container().place(), first.message());
      return;
    }
    Report report =
        sink.report(
            first.container().place(),
            "%d containers of %s lack requests or limits".formatted(gaps.size(), object.title()));
    gaps.forEach(gap -> report.related(gap.container().place(), gap.message()));
  }

  /** Init containers end before the pod counts, and resources of the whole pod stand for all. */
  private static List<Gap> gaps(PodSpec pod) {
    if (pod.root().mapping("resources").isPresent()) {
      return List.of();
    }
    List<Gap> gaps = new ArrayList<>();
    for (Container container : pod.containers()) {
      List<String> missing = missing(container);
      if (container.role() == Container.Role.MAIN && !missing.isEmpty()) {
        gaps.add(new Gap(container, missing));
      }
    }
    return gaps;
  }

  /** A limit without a request is the request too; a cpu limit is nobody's need. */
  private static List<String> missing(Container container) {
    List<String> missing = new ArrayList<>();
    for (String resource : List.of("cpu", "memory")) {
      if (container.request(resource).isEmpty() && container.limit(resource).isEmpty()) {
        missing.add(resource + " request");
      }
    }
    if (container.limit("memory").isEmpty()) {
      missing.add("memory limit");
    }
    return missing;
  }
}
