package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Amounts;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LimitRange;
import dev.lintel.model.kubernetes.PodContext;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Occurrences;
import dev.lintel.rule.UnitRule;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds containers that a quota refuses because they do not say what it counts. Rationale and
 * examples: rules/kubernetes/unset-quota-resource.md.
 */
public final class UnsetQuotaResource implements UnitRule {
  /** What a quota of a namespace counts, and where it says so. */
  private record Demand(String namespace, QuotaItem item) {}

  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    Map<Demand, YamlEntry> demands = new LinkedHashMap<>();
    unit.objects().stream()
        .filter(QuotaItem::isPlainQuota)
        .forEach(quota ->
            QuotaItem.hard(quota)
                .forEach(entry ->
                    QuotaItem.of(entry.name())
                        .filter(QuotaItem::isDemanded)
                        .ifPresent(item ->
                            demands.putIfAbsent(new Demand(quota.namespace(), item), entry))));
    PodContext context = PodContext.of(unit.objects());
    demands.forEach((demand, entry) -> {
      List<LimitRange> ranges = context.ranges(demand.namespace());
      unit.objects().stream()
          .filter(object -> object.namespace().equals(demand.namespace()))
          .filter(object -> SparkApplication.of(object).isEmpty())
          .forEach(object -> check(object, demand.item(), entry, ranges, sink));
    });
  }

  private static void check(
      KubernetesObject object,
      QuotaItem item,
      YamlEntry entry,
      List<LimitRange> ranges,
      FindingSink sink) {
    Occurrences gaps = new Occurrences();
    object.pods().forEach(pod -> addGaps(pod, item, ranges, gaps));
    gaps.report(
            sink,
            "%d containers of %s say nothing of what the quota counts as %s"
                .formatted(gaps.count(), object.title(), entry.name()))
        .ifPresent(report -> report.related(entry.key().span(), "the quota"));
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
