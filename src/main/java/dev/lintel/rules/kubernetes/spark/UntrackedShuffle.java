package dev.lintel.rules.kubernetes.spark;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds dynamic allocation that would lose shuffle files. Rationale and examples:
 * rules/kubernetes/untracked-shuffle.md.
 */
public final class UntrackedShuffle implements KubernetesRule {
  private static final String TRACKING = "spark.dynamicAllocation.shuffleTracking.enabled";

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    SparkApplication.of(object)
        .filter(SparkApplication::isDynamic)
        .filter(application -> !isKeptOtherwise(application))
        .flatMap(UntrackedShuffle::fault)
        .ifPresent(place ->
            sink.report(
                place,
                "executors come and go, but nothing keeps their shuffle files; set %s to true"
                    .formatted(TRACKING)));
  }

  /** The operator's own field switches tracking on unless it is told not to. */
  private static Optional<Span> fault(SparkApplication application) {
    Optional<YamlScalar> tracking =
        application.dynamicAllocation("shuffleTrackingEnabled", TRACKING);
    if (tracking.isPresent()) {
      return tracking
          .filter(t -> t.value().strip().equalsIgnoreCase("false"))
          .map(YamlScalar::span);
    }
    boolean isByField =
        application.isKubeflow()
            && application
                .spec()
                .get("dynamicAllocation", "enabled")
                .flatMap(YamlNode::scalar)
                .filter(YamlScalar::isTrue)
                .isPresent();
    boolean isOffByDefault = application.version().filter(v -> !v.isSince(3, 4)).isPresent();
    return isByField || !isOffByDefault
        ? Optional.empty()
        : application.conf("spark.dynamicAllocation.enabled").map(YamlScalar::span);
  }

  private static boolean isKeptOtherwise(SparkApplication application) {
    return application.isOn("spark.shuffle.service.enabled")
        || application.isOn("spark.decommission.enabled")
            && application.isOn("spark.storage.decommission.shuffleBlocks.enabled")
        || application.conf("spark.shuffle.sort.io.plugin.class").isPresent()
        || application.conf("spark.shuffle.manager").isPresent()
        || application.spec().get("sparkConfigMap").isPresent();
  }
}
