package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodContext;
import dev.lintel.model.kubernetes.PodGroup;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.rule.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the pods of a unit in one namespace need at the same time at least: those of all workloads
 * that stay, and of the largest one that ends. Unknown amounts and counts are left out, so that the
 * sums are never too large.
 *
 * @param lasting the pods of each workload that stays
 * @param passing the pods of each job
 */
record UnitDemand(List<List<PodGroup>> lasting, List<List<PodGroup>> passing) {
  /** How many parts of a sum a person reads. */
  private static final int MOST_RELATED = 10;

  /** Gives the demand of a namespace, as it is written; the empty one is not told in the files. */
  static UnitDemand of(DeploymentUnit unit, String namespace) {
    List<List<PodGroup>> lasting = new ArrayList<>();
    List<List<PodGroup>> passing = new ArrayList<>();
    PodContext context = PodContext.of(unit.objects());
    for (KubernetesObject object : unit.objects()) {
      List<PodGroup> groups =
          object.namespace().equals(namespace) ? PodGroup.of(object, context) : List.of();
      if (!groups.isEmpty()) {
        (isPassing(object) ? passing : lasting).add(groups);
      }
    }
    return new UnitDemand(lasting, passing);
  }

  private static boolean isPassing(KubernetesObject object) {
    return switch (object.kind()) {
      case "Job", "CronJob", "SparkApplication", "ScheduledSparkApplication" -> true;
      default -> false;
    };
  }

  /**
   * Tells whether two objects of a unit are one and the same, so that its files are alternatives
   * and their sum is nothing.
   */
  static boolean hasAlternatives(DeploymentUnit unit) {
    Set<List<String>> seen = new HashSet<>();
    return unit.objects().stream()
        .filter(object -> !object.name().isEmpty())
        .anyMatch(o -> !seen.add(List.of(o.group(), o.kind(), o.namespace(), o.name())));
  }

  /** Gives how one pod of each group counts, for a resource. */
  static Function<PodGroup, Quantity> amount(ResourceSide side, String resource) {
    return group -> group.amounts(side).of(resource).orElse(Quantity.ZERO);
  }

  /** Gives all groups with what their pods make together, of those that make anything. */
  Quantity sum(Function<PodGroup, Quantity> amount, boolean withElastic) {
    Quantity sum = Quantity.ZERO;
    for (List<PodGroup> groups : lasting) {
      sum = sum.plus(sum(groups, amount, withElastic));
    }
    return sum.plus(
        largest(amount, withElastic)
            .map(groups -> sum(groups, amount, withElastic))
            .orElse(Quantity.ZERO));
  }

  private Optional<List<PodGroup>> largest(
      Function<PodGroup, Quantity> amount, boolean withElastic) {
    List<PodGroup> largest = null;
    for (List<PodGroup> groups : passing) {
      boolean isLarger =
          largest == null
              || sum(groups, amount, withElastic).isAbove(sum(largest, amount, withElastic));
      largest = isLarger ? groups : largest;
    }
    return Optional.ofNullable(largest);
  }

  private static Quantity sum(
      List<PodGroup> groups, Function<PodGroup, Quantity> amount, boolean withElastic) {
    return groups.stream()
        .map(group -> total(group, amount, withElastic))
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  /** Gives what the pods of a group make together. */
  static Quantity total(PodGroup group, Function<PodGroup, Quantity> amount, boolean withElastic) {
    boolean isCounted = withElastic || !group.replicas().isElastic();
    return amount.apply(group).times(isCounted ? group.replicas().most().orElse(0) : 0);
  }

  /** Adds the largest groups of a sum to a report, with their parts of it. */
  void relate(Report report, Function<PodGroup, Quantity> amount, String resource) {
    List<List<PodGroup>> all = new ArrayList<>(lasting);
    largest(amount, true).ifPresent(all::add);
    Comparator<PodGroup> bySize = Comparator.comparing(group -> total(group, amount, true));
    all.stream()
        .flatMap(List::stream)
        .filter(group -> total(group, amount, true).isAbove(Quantity.ZERO))
        .sorted(bySize.reversed())
        .limit(MOST_RELATED)
        .forEach(group -> relate(report, group, amount, resource));
  }

  private static void relate(
      Report report, PodGroup group, Function<PodGroup, Quantity> amount, String resource) {
    report.related(
        group.place(),
        "%s: %s%d x %s"
            .formatted(
                group.title(),
                group.replicas().isElastic() ? "up to " : "",
                group.replicas().most().orElse(0),
                amount.apply(group).text(resource)));
  }
}
