package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LabelSelector;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.ProjectRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds containers of which Kubernetes cannot tell whether they work. Reads the project for the
 * Services that send them traffic. Rationale and examples: rules/kubernetes/missing-probe.md.
 */
public final class MissingProbe implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    List<KubernetesObject> services =
        project.objects().stream().filter(o -> o.kind().equals("Service") && o.isIn("")).toList();
    for (Workload workload : project.workloads()) {
      if (isLasting(workload.object()) && !workload.isGenerated()) {
        check(workload, services, sink);
      }
    }
  }

  private static boolean isLasting(KubernetesObject object) {
    return switch (object.kind()) {
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" -> object.isIn("apps");
      case "ReplicationController" -> object.isIn("");
      case "Rollout" -> object.isIn("argoproj.io");
      default -> false;
    };
  }

  private static void check(Workload workload, List<KubernetesObject> services, FindingSink sink) {
    Occurrences gaps = new Occurrences();
    for (PodSpec pod : workload.object().pods()) {
      List<Container> main =
          pod.containers().stream().filter(c -> c.role() == Container.Role.MAIN).toList();
      boolean isServed =
          main.size() == 1
              && services.stream()
                  .anyMatch(s -> s.isBeside(workload.object()) && isSelected(pod, s));
      for (Container container : main) {
        List<String> missing = missing(container, isServed, workload);
        if (!missing.isEmpty()) {
          gaps.add(
              container.place(),
              "container '%s' has no %s"
                  .formatted(container.name(), String.join(" and no ", missing)));
        }
      }
    }
    gaps.report(
        sink, "%d containers of %s lack probes".formatted(gaps.count(), workload.object().title()));
  }

  private static boolean isSelected(PodSpec pod, KubernetesObject service) {
    return service
        .root()
        .mapping("spec", "selector")
        .map(LabelSelector::ofLabels)
        .filter(selector -> !selector.requirements().isEmpty() && selector.matches(pod.labels()))
        .isPresent();
  }

  /** What no traffic reaches need not say that it is ready for it. */
  private static List<String> missing(Container container, boolean isServed, Workload workload) {
    List<String> missing = new ArrayList<>();
    if (isMissing(container, "livenessProbe", workload)) {
      missing.add("livenessProbe");
    }
    boolean hasTraffic = isServed || !container.root().items("ports").isEmpty();
    if (hasTraffic && isMissing(container, "readinessProbe", workload)) {
      missing.add("readinessProbe");
    }
    return missing;
  }

  private static boolean isMissing(Container container, String probe, Workload workload) {
    return container.root().get(probe).isEmpty() && !workload.isPatched(container, probe);
  }
}
