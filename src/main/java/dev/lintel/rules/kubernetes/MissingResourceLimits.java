package dev.lintel.rules.kubernetes;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds workloads that do not say what they need. Rationale and examples:
 * rules/kubernetes/missing-resource-limits.md.
 */
public final class MissingResourceLimits implements KubernetesRule {
  private record Gap(Container container, List<String> missing) {
    String message() {
      return "container '%s' has no %s".formatted(container.name(), String.join(", no ", missing));
    }
  }

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    if (object.isPartial() || object.isIn("sparkoperator.k8s.io")) {
      return;
    }
    List<Gap> gaps = object.pods().stream().flatMap(pod -> gaps(pod).stream()).toList();
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
