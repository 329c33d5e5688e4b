package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodContext;
import dev.lintel.model.kubernetes.PodGroup;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.UnitRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds workloads and namespaces that request more than a team allows. Rationale and examples:
 * rules/kubernetes/demand-above-ceiling.md.
 */
public final class DemandAboveCeiling implements UnitRule {
  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    for (String resource : List.of("cpu", "memory")) {
      Bound.of(sink, "workload-" + resource)
          .ifPresent(ceiling -> checkWorkloads(unit, resource, ceiling, sink));
      Optional<Bound> ceiling = Bound.of(sink, "namespace-" + resource);
      if (ceiling.isPresent() && !UnitDemand.hasAlternatives(unit)) {
        checkNamespaces(unit, resource, ceiling.get(), sink);
      }
    }
  }

  private static void checkWorkloads(
      DeploymentUnit unit, String resource, Bound ceiling, FindingSink sink) {
    Function<PodGroup, Quantity> amount = UnitDemand.amount(ResourceSide.REQUESTS, resource);
    PodContext context = PodContext.of(unit.objects());
    for (KubernetesObject object : unit.objects()) {
      List<PodGroup> groups = PodGroup.of(object, context);
      UnitDemand demand = new UnitDemand(List.of(groups), List.of());
      report(object, object.title(), demand, amount, resource, ceiling, sink);
    }
  }

  private static void checkNamespaces(
      DeploymentUnit unit, String resource, Bound ceiling, FindingSink sink) {
    Function<PodGroup, Quantity> amount = UnitDemand.amount(ResourceSide.REQUESTS, resource);
    TreeSet<String> namespaces = new TreeSet<>();
    unit.objects().forEach(object -> namespaces.add(object.namespace()));
    for (String namespace : namespaces) {
      List<KubernetesObject> workloads = new ArrayList<>(unit.objects());
      workloads.removeIf(o -> !o.namespace().equals(namespace) || o.pods().isEmpty());
      String title =
          namespace.isEmpty()
              ? "all of the unit"
              : "all of namespace '%s' in the unit".formatted(namespace);
      if (!workloads.isEmpty()) {
        report(
            workloads.getFirst(),
            title,
            UnitDemand.of(unit, namespace),
            amount,
            resource,
            ceiling,
            sink);
      }
    }
  }

  private static void report(
      KubernetesObject first,
      String title,
      UnitDemand demand,
      Function<PodGroup, Quantity> amount,
      String resource,
      Bound ceiling,
      FindingSink sink) {
    Quantity sum = demand.sum(amount, true);
    if (sum.isAbove(ceiling.quantity())) {
      Report report =
          sink.report(
              first.place(),
              "%s requests up to %s of %s, above the ceiling of '%s'"
                  .formatted(title, sum.text(resource), resource, ceiling.text()));
      demand.relate(report, amount, resource);
    }
  }
}
