package dev.lintel.rules.kubernetes.workload;

import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A measure by which a HorizontalPodAutoscaler compares what pods use with what they request.
 *
 * @param resource as {@code cpu}
 * @param container the one that is measured; empty for all
 * @param place where the resource is named
 */
record ScalingMetric(String resource, Optional<String> container, Span place) {
  /**
   * Gives the measures that are shares of a request; the default one where the autoscaler names
   * none.
   */
  static List<ScalingMetric> ofUtilization(Autoscaler autoscaler) {
    if (!autoscaler.object().kind().equals("HorizontalPodAutoscaler")) {
      return List.of();
    }
    YamlMapping spec = autoscaler.spec();
    if (spec.get("metrics").isEmpty()) {
      Span place =
          spec.get("targetCPUUtilizationPercentage")
              .map(YamlNode::span)
              .orElseGet(() -> autoscaler.object().place());
      return List.of(new ScalingMetric("cpu", Optional.empty(), place));
    }
    return resourceMetrics(spec).stream()
        .filter(metric ->
            metric.get("target", "averageUtilization").isPresent()
                || metric.get("targetAverageUtilization").isPresent())
        .flatMap(metric ->
            metric.get("name").flatMap(YamlNode::scalar).stream()
                .map(
                    name -> new ScalingMetric(name.value(), metric.text("container"), name.span())))
        .toList();
  }

  /** Gives the resources that an autoscaler looks at in any way. */
  static Set<String> resources(Autoscaler autoscaler) {
    boolean isDefault =
        autoscaler.object().kind().equals("HorizontalPodAutoscaler")
            && autoscaler.spec().get("metrics").isEmpty();
    return isDefault
        ? Set.of("cpu")
        : resourceMetrics(autoscaler.spec()).stream()
            .flatMap(metric -> metric.text("name").stream())
            .collect(Collectors.toSet());
  }

  private static List<YamlMapping> resourceMetrics(YamlMapping spec) {
    List<YamlMapping> found = new ArrayList<>();
    for (YamlNode item : spec.items("metrics")) {
      for (String source : List.of("resource", "containerResource")) {
        item.mapping().flatMap(metric -> metric.mapping(source)).ifPresent(found::add);
      }
    }
    return found;
  }
}
