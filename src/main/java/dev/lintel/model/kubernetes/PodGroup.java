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
   * @param context what of its unit counts
   */
  public static List<PodGroup> of(KubernetesObject object, PodContext context) {
    List<LimitRange> ranges = context.ranges(object.namespace());
    if (SparkApplication.of(object).isPresent()) {
      return spark(SparkApplication.of(object).get(), ranges);
    }
    List<PodGroup> groups = new ArrayList<>();
    for (PodSpec pod : object.pods()) {
      groups.add(
          new PodGroup(
              object.title(),
              object.place(),
              Replicas.of(object, context),
              PodDemand.of(pod, pod.containers(), ResourceSide.REQUESTS, ranges),
              PodDemand.of(pod, pod.containers(), ResourceSide.LIMITS, ranges)));
    }
    return groups;
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
