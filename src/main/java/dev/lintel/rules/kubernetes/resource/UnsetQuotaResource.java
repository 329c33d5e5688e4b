package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Amounts;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LimitRange;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.UnitRule;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.List;

/**
 * Finds containers that a quota refuses because they do not say what it counts. Rationale and
 * examples: rules/kubernetes/unset-quota-resource.md.
 */
public final class UnsetQuotaResource implements UnitRule {
  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (KubernetesObject quota : unit.objects()) {
      if (QuotaItem.isPlainQuota(quota)) {
        List<LimitRange> ranges = LimitRange.in(unit.objects(), quota.namespace());
        unit.objects().stream()
            .filter(object -> object.namespace().equals(quota.namespace()))
            .filter(object -> SparkApplication.of(object).isEmpty())
            .forEach(object -> check(object, quota, ranges, sink));
      }
    }
  }

  private static void check(
      KubernetesObject object, KubernetesObject quota, List<LimitRange> ranges, FindingSink sink) {
    for (YamlEntry entry : QuotaItem.hard(quota)) {
      Occurrences gaps = new Occurrences();
      QuotaItem.of(entry.name())
          .filter(QuotaItem::isDemanded)
          .ifPresent(item -> object.pods().forEach(pod -> addGaps(pod, item, ranges, gaps)));
      gaps.report(
              sink,
              "%d containers of %s say nothing of what the quota counts as %s"
                  .formatted(gaps.count(), object.title(), entry.name()))
          .ifPresent(report -> report.related(entry.key().span(), "the quota"));
    }
  }

  private static void addGaps(
      PodSpec pod, QuotaItem item, List<LimitRange> ranges, Occurrences gaps) {
    boolean isLimit = item.side() == ResourceSide.LIMITS;
    Amounts defaults = LimitRange.defaults(ranges, item.side());
    if (pod.root().mapping("resources").isPresent() || defaults.says(item.resource())) {
      return;
    }
    for (Container container : pod.containers()) {
      boolean isSet =
          container.limit(item.resource()).isPresent()
              || !isLimit && container.request(item.resource()).isPresent();
      if (!isSet && container.role() != Container.Role.EPHEMERAL) {
        gaps.add(
            container.place(),
            "container '%s' has no %s of %s, and the quota refuses pods without"
                .formatted(container.name(), isLimit ? "limit" : "request", item.resource()));
      }
    }
  }
}
