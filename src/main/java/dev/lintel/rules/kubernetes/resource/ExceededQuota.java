package dev.lintel.rules.kubernetes.resource;

import dev.lintel.finding.Reason;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodGroup;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.UnitRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds units that need more than the quota in them allows. Rationale and examples:
 * rules/kubernetes/exceeded-quota.md.
 */
public final class ExceededQuota implements UnitRule {
  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    List<KubernetesObject> quotas =
        unit.objects().stream().filter(QuotaItem::isPlainQuota).toList();
    if (quotas.isEmpty() || UnitDemand.hasAlternatives(unit)) {
      return;
    }
    Map<String, UnitDemand> demands = new HashMap<>();
    for (KubernetesObject quota : quotas) {
      UnitDemand demand =
          demands.computeIfAbsent(quota.namespace(), name -> UnitDemand.of(unit, name));
      for (YamlEntry entry : QuotaItem.hard(quota)) {
        Optional<Quantity> hard =
            Optional.of(entry.value()).flatMap(YamlNode::scalar).flatMap(Quantity::of);
        hard.ifPresent(most -> check(entry, most, demand, unit, quota.namespace(), sink));
      }
    }
  }

  private static void check(
      YamlEntry entry,
      Quantity hard,
      UnitDemand demand,
      DeploymentUnit unit,
      String namespace,
      FindingSink sink) {
    String name = entry.name();
    YamlScalar place = entry.value().scalar().orElseThrow();
    Optional<QuotaItem> item = QuotaItem.of(name);
    if (item.isPresent()) {
      Function<PodGroup, Quantity> amount =
          UnitDemand.amount(item.get().side(), item.get().resource());
      checkSum(place, hard, demand, amount, item.get(), sink);
    } else if (name.equals("pods") || name.equals("count/pods")) {
      QuotaItem pods = new QuotaItem(ResourceSide.REQUESTS, "pods");
      checkSum(place, hard, demand, group -> Quantity.of(1), pods, sink);
    } else {
      ObjectCount.of(name, unit, namespace)
          .filter(count -> count.total().isAbove(hard))
          .ifPresent(count -> {
            Report report =
                sink.report(
                    place.span(),
                    "%s, above the quota of '%s'".formatted(count.words(), place.value()));
            count.places().forEach(p -> report.related(p, "counts"));
          });
    }
  }

  private static void checkSum(
      YamlScalar place,
      Quantity hard,
      UnitDemand demand,
      Function<PodGroup, Quantity> amount,
      QuotaItem item,
      FindingSink sink) {
    Quantity most = demand.sum(amount, true);
    if (!most.isAbove(hard)) {
      return;
    }
    boolean isCertain = demand.sum(amount, false).isAbove(hard);
    Report report =
        sink.report(
            place.span(),
            "the pods of the unit %s %s%s, above the quota of '%s'"
                .formatted(
                    item.verb(), isCertain ? "" : "up to ", item.words(most), place.value()));
    demand.relate(report, amount, item.resource());
    if (!isCertain) {
      report.lowered(Reason.UNCERTAIN);
    }
  }
}
