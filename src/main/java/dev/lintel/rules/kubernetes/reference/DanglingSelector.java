package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LabelSelector;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds Services that no pod of the project answers for. Rationale and examples:
 * rules/kubernetes/dangling-selector.md.
 */
public final class DanglingSelector implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    List<PodSpec> pods = new ArrayList<>();
    Map<String, List<PodSpec>> byDirectory = new HashMap<>();
    for (KubernetesObject object : project.objects()) {
      pods.addAll(object.pods());
      byDirectory.computeIfAbsent(directory(object), d -> new ArrayList<>()).addAll(object.pods());
    }
    for (KubernetesObject object : project.objects()) {
      if (object.kind().equals("Service") && object.isIn("")) {
        object
            .root()
            .mapping("spec", "selector")
            .filter(selector -> !selector.entries().isEmpty())
            .filter(selector -> isDangling(selector, pods, byDirectory.get(directory(object))))
            .ifPresent(selector -> report(object, selector, sink));
      }
    }
  }

  /**
   * The pods beside the Service must use the same labels, with other values: a Service that stands
   * alone, or selects by labels that nobody here writes, is for pods of another origin.
   */
  private static boolean isDangling(
      YamlMapping selector, List<PodSpec> pods, List<PodSpec> beside) {
    LabelSelector labels = LabelSelector.ofLabels(selector);
    return selector.entries().stream().noneMatch(e -> e.value().span().text().contains("{"))
        && selector.entries().stream().noneMatch(e -> e.value().span().text().contains("$"))
        && beside.stream().anyMatch(pod -> pod.labels().keySet().containsAll(selector.keys()))
        && pods.stream().noneMatch(pod -> labels.matches(pod.labels()));
  }

  private static void report(KubernetesObject service, YamlMapping selector, FindingSink sink) {
    sink.report(selector.span(), "%s selects no pod of the project".formatted(service.title()));
  }

  private static String directory(KubernetesObject object) {
    String path = object.root().span().source().path();
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
