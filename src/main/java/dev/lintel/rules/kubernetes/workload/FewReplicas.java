package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.IntOrPercent;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Workload;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds workloads that are gone with their node. Reads the project for autoscalers and for the
 * numbers that kustomizations set. Rationale and examples: rules/kubernetes/few-replicas.md.
 */
public final class FewReplicas implements ProjectRule {
  private static final Set<String> KINDS = Set.of("Deployment", "Rollout");

  @Override
  public void check(Project project, FindingSink sink) {
    long minimum = Long.parseLong(sink.option("minimum"));
    List<Autoscaler> autoscalers = Autoscaler.in(project.objects());
    Set<String> overridden =
        project.kustomizations().stream()
            .flatMap(kustomization -> kustomization.root().items("replicas").stream())
            .flatMap(item -> item.mapping().flatMap(m -> m.text("name")).stream())
            .collect(Collectors.toSet());
    for (Workload workload : project.workloads()) {
      KubernetesObject object = workload.object();
      if (KINDS.contains(object.kind())
          && Replicas.isCounted(object)
          && !workload.isGenerated()
          && !workload.isFieldPatched("spec", "replicas")
          && !overridden.contains(object.name())
          && autoscalers.stream().noneMatch(autoscaler -> autoscaler.scales(object))
          && !isAlone(object)) {
        check(object, "replicas", Replicas.least(object, List.of()), minimum, sink);
      }
    }
    for (Autoscaler autoscaler : autoscalers) {
      if (autoscaler.object().kind().equals("HorizontalPodAutoscaler")
          && !project.kubernetes().isPatched(autoscaler.object(), "spec", autoscaler.least())) {
        check(autoscaler.object(), autoscaler.least(), autoscaler.floor(), minimum, sink);
      }
    }
  }

  /** No second pod can stand beside one that is replaced as a whole, or has a claim for itself. */
  private static boolean isAlone(KubernetesObject object) {
    boolean isRecreated =
        object.root().text("spec", "strategy", "type").filter("Recreate"::equals).isPresent();
    return isRecreated
        || object.pods().stream()
            .flatMap(pod -> pod.volumes().stream())
            .anyMatch(volume -> volume.find("persistentVolumeClaim").isPresent());
  }

  private static void check(
      KubernetesObject object,
      String field,
      OptionalLong replicas,
      long minimum,
      FindingSink sink) {
    if (replicas.isEmpty() || replicas.getAsLong() >= minimum || isOff(object, field)) {
      return;
    }
    sink.report(
        object.placeOf("spec", field),
        "%s runs %s; with less than %d it is gone while a node is drained or lost"
            .formatted(
                object.title(),
                replicas.getAsLong() == 1 ? "a single pod" : replicas.getAsLong() + " pods",
                minimum));
  }

  private static boolean isOff(KubernetesObject object, String field) {
    OptionalLong number = IntOrPercent.number(object.root(), "spec", field);
    return number.isPresent() && number.getAsLong() == 0;
  }
}
