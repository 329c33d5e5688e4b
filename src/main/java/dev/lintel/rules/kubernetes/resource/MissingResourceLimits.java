package dev.lintel.rules.kubernetes.resource;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.Amounts;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LimitRange;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.ProjectRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds workloads that do not say what they need. Reads the whole project, since a LimitRange
 * beside a workload says it too. Rationale and examples:
 * rules/kubernetes/missing-resource-limits.md.
 */
public final class MissingResourceLimits implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    List<KubernetesObject> ranges =
        project.wholeObjects().stream().filter(o -> o.kind().equals("LimitRange")).toList();
    for (Workload workload : project.kubernetes().deployed()) {
      if (!workload.isGenerated()) {
        check(workload, ranges, sink.in(workload.overlay()));
      }
    }
  }

  private static void check(Workload workload, List<KubernetesObject> ranges, FindingSink sink) {
    KubernetesObject object = workload.object();
    List<KubernetesObject> beside =
        ranges.stream()
            .filter(range ->
                range
                    .root()
                    .span()
                    .source()
                    .directory()
                    .equals(object.root().span().source().directory()))
            .toList();
    List<LimitRange> defaults = LimitRange.in(beside, object.namespace());
    Occurrences gaps = new Occurrences();
    List<Edit> edits = new ArrayList<>();
    for (PodSpec pod : object.pods()) {
      addGaps(pod, workload, defaults, gaps, edits);
    }
    gaps.report(
            sink,
            "%d containers of %s lack requests or limits".formatted(gaps.count(), object.title()))
        .filter(report -> !edits.isEmpty())
        .ifPresent(report -> report.fix(new Fix(ResourceSkeleton.TITLE, false, edits)));
  }

  /** Init containers end before the pod counts, and resources of the whole pod stand for all. */
  private static void addGaps(
      PodSpec pod, Workload workload, List<LimitRange> ranges, Occurrences gaps, List<Edit> edits) {
    if (pod.root().mapping("resources").isPresent()) {
      return;
    }
    for (Container container : pod.containers()) {
      List<String> missing = missing(container, ranges);
      if (container.role() == Container.Role.MAIN
          && !missing.isEmpty()
          && !workload.isPatched(container, "resources")) {
        gaps.add(
            container.place(),
            "container '%s' has no %s".formatted(container.name(), String.join(", no ", missing)));
        ResourceSkeleton.edit(container)
            .filter(edit -> edits.stream().noneMatch(e -> e.span().equals(edit.span())))
            .ifPresent(edits::add);
      }
    }
  }

  /** A limit without a request is the request too; a cpu limit is nobody's need. */
  private static List<String> missing(Container container, List<LimitRange> ranges) {
    List<String> missing = new ArrayList<>();
    Amounts requests = LimitRange.defaults(ranges, ResourceSide.REQUESTS);
    Amounts limits = LimitRange.defaults(ranges, ResourceSide.LIMITS);
    for (String resource : List.of("cpu", "memory")) {
      if (container.request(resource).isEmpty()
          && container.limit(resource).isEmpty()
          && !requests.says(resource)) {
        missing.add(resource + " request");
      }
    }
    if (container.limit("memory").isEmpty() && !limits.says("memory")) {
      missing.add("memory limit");
    }
    return missing;
  }
}
