package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds workloads that two autoscalers pull at. Rationale and examples:
 * rules/kubernetes/competing-autoscalers.md.
 */
public final class CompetingAutoscalers implements UnitRule {
  /** The modes in which a VerticalPodAutoscaler leaves running pods alone. */
  private static final Set<String> PASSIVE_MODES = Set.of("Off", "Initial");

  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    List<Autoscaler> autoscalers = Autoscaler.in(unit.objects());
    for (int i = 1; i < autoscalers.size(); i++) {
      Autoscaler later = autoscalers.get(i);
      autoscalers.subList(0, i).stream()
          .filter(earlier -> isSameTarget(earlier, later))
          .findFirst()
          .ifPresent(earlier -> report(earlier, later, sink));
    }
    unit.objects().stream()
        .filter(CompetingAutoscalers::isActiveVertical)
        .forEach(vertical -> checkVertical(vertical, autoscalers, sink));
  }

  /** Of one name they are the same object in two versions. */
  private static boolean isSameTarget(Autoscaler one, Autoscaler other) {
    boolean isSameObject =
        one.object().kind().equals(other.object().kind())
            && one.object().name().equals(other.object().name());
    return !isSameObject
        && one.kind().equals(other.kind())
        && one.name().equals(other.name())
        && one.object().isBeside(other.object());
  }

  private static void report(Autoscaler earlier, Autoscaler later, FindingSink sink) {
    sink.report(
            later.targetPlace(),
            "%s scales %s '%s', and so does %s"
                .formatted(
                    later.object().title(), later.kind(), later.name(), earlier.object().title()))
        .related(earlier.targetPlace(), "the other autoscaler");
  }

  private static boolean isActiveVertical(KubernetesObject object) {
    return object.kind().equals("VerticalPodAutoscaler")
        && object.isIn("autoscaling.k8s.io")
        && !PASSIVE_MODES.contains(
            object.root().text("spec", "updatePolicy", "updateMode").orElse("Auto"));
  }

  private static void checkVertical(
      KubernetesObject vertical, List<Autoscaler> autoscalers, FindingSink sink) {
    Optional<String> kind = vertical.root().text("spec", "targetRef", "kind");
    Optional<String> name = vertical.root().text("spec", "targetRef", "name");
    for (Autoscaler horizontal : autoscalers) {
      boolean isSame =
          kind.filter(horizontal.kind()::equals).isPresent()
              && name.filter(horizontal.name()::equals).isPresent()
              && vertical.isBeside(horizontal.object());
      Set<String> shared = new TreeSet<>(ScalingMetric.resources(horizontal));
      shared.removeIf(resource -> !isControlled(vertical, resource));
      if (isSame && !shared.isEmpty()) {
        sink.report(
                vertical.placeOf("spec", "targetRef", "name"),
                "%s changes the %s requests of %s '%s', by which %s counts its pods"
                    .formatted(
                        vertical.title(),
                        String.join(" and ", shared),
                        horizontal.kind(),
                        horizontal.name(),
                        horizontal.object().title()))
            .related(horizontal.targetPlace(), "the other autoscaler");
      }
    }
  }

  private static boolean isControlled(KubernetesObject vertical, String resource) {
    List<YamlNode> policies = vertical.root().items("spec", "resourcePolicy", "containerPolicies");
    return policies.isEmpty()
        || policies.stream()
            .flatMap(policy -> policy.mapping().stream())
            .filter(policy -> policy.text("mode").filter("Off"::equals).isEmpty())
            .map(policy -> policy.items("controlledResources"))
            .anyMatch(names ->
                names.isEmpty()
                    || names.stream()
                        .flatMap(name -> name.scalar().stream())
                        .anyMatch(name -> name.value().equals(resource)));
  }
}
