package dev.lintel.model.kubernetes;

import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * The equal pods that an object runs.
 *
 * @param title for messages, as {@code Deployment 'web'}
 * @param place where to point at when they are too many or too large
 * @param replicas how many there may be at once
 * @param requests of one pod
 * @param limits of one pod
 */
public record PodGroup(
    String title, Span place, Replicas replicas, Amounts requests, Amounts limits) {
  /**
   * Gives the groups that an object runs: none for most kinds, two for a Spark application.
   *
   * @param unit the objects that are applied with it, of which the {@link #context} is enough
   */
  public static List<PodGroup> of(KubernetesObject object, List<KubernetesObject> unit) {
    List<LimitRange> ranges = LimitRange.in(unit, object.namespace());
    if (SparkApplication.of(object).isPresent()) {
      return spark(SparkApplication.of(object).get(), ranges);
    }
    List<PodGroup> groups = new ArrayList<>();
    for (PodSpec pod : object.pods()) {
      groups.add(
          new PodGroup(
              object.title(),
              object.place(),
              Replicas.of(object, unit),
              PodDemand.of(pod, pod.containers(), ResourceSide.REQUESTS, ranges),
              PodDemand.of(pod, pod.containers(), ResourceSide.LIMITS, ranges)));
    }
    return groups;
  }

  /** Gives those of a unit's objects that change how pods of others are counted. */
  public static List<KubernetesObject> context(List<KubernetesObject> unit) {
    return unit.stream()
        .filter(object ->
            switch (object.kind()) {
              case "LimitRange", "HorizontalPodAutoscaler", "ScaledObject" -> true;
              default -> false;
            })
        .toList();
  }

  /** Gives the amounts of one pod. */
  public Amounts amounts(ResourceSide side) {
    return side == ResourceSide.REQUESTS ? requests : limits;
  }

  private static List<PodGroup> spark(SparkApplication application, List<LimitRange> ranges) {
    List<PodGroup> groups = new ArrayList<>();
    for (SparkRole role : SparkRole.values()) {
      SparkPod pod = SparkPod.of(application, role);
      groups.add(
          new PodGroup(
              "the %s of %s".formatted(role.noun(), application.object().title()),
              pod.heapPlace().map(YamlScalar::span).orElseGet(application.object()::place),
              pod.replicas(),
              pod.amounts(ResourceSide.REQUESTS, ranges),
              pod.amounts(ResourceSide.LIMITS, ranges)));
    }
    return groups;
  }
}
