package dev.lintel.rules.kubernetes.spark;

import dev.lintel.finding.Reason;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds bounds of dynamic allocation that contradict each other. Rationale and examples:
 * rules/kubernetes/invalid-dynamic-allocation.md.
 */
public final class InvalidDynamicAllocation implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Optional<SparkApplication> application =
        SparkApplication.of(object).filter(SparkApplication::isDynamic);
    if (application.isEmpty()) {
      return;
    }
    Optional<YamlScalar> least = bound(application.get(), "minExecutors");
    Optional<YamlScalar> first = bound(application.get(), "initialExecutors");
    Optional<YamlScalar> most = bound(application.get(), "maxExecutors");
    if (isAbove(least, most)) {
      report(least.get(), "at least '%s' executors are wanted and at most '%s'", most.get(), sink);
    } else if (isAbove(first, most)) {
      report(first.get(), "'%s' executors are wanted at first and at most '%s'", most.get(), sink)
          .lowered(Reason.UNCERTAIN);
    } else if (isAbove(least, first)) {
      report(first.get(), "'%s' executors are wanted at first and at least '%s'", least.get(), sink)
          .lowered(Reason.UNCERTAIN);
    }
  }

  private static Optional<YamlScalar> bound(SparkApplication application, String field) {
    return application.dynamicAllocation(field, "spark.dynamicAllocation." + field);
  }

  private static boolean isAbove(Optional<YamlScalar> one, Optional<YamlScalar> other) {
    Optional<Quantity> larger = one.flatMap(Quantity::of);
    Optional<Quantity> smaller = other.flatMap(Quantity::of);
    return larger.isPresent() && smaller.isPresent() && larger.get().isAbove(smaller.get());
  }

  private static Report report(YamlScalar place, String text, YamlScalar other, FindingSink sink) {
    return sink.report(place.span(), text.formatted(place.value(), other.value()))
        .related(other.span(), "the other bound");
  }
}
