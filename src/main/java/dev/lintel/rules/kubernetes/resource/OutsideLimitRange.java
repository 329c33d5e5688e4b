package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Amounts;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LimitRange;
import dev.lintel.model.kubernetes.PodContext;
import dev.lintel.model.kubernetes.PodGroup;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.UnitRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds containers, pods and claims that the LimitRange of their namespace refuses. Rationale and
 * examples: rules/kubernetes/outside-limit-range.md.
 */
public final class OutsideLimitRange implements UnitRule {
  private static final String CONTAINER = "Container";

  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    PodContext context = PodContext.of(unit.objects());
    for (KubernetesObject object :
        context.hasRanges() ? unit.objects() : List.<KubernetesObject>of()) {
      for (LimitRange range : context.ranges(object.namespace())) {
        if (object.kind().equals("PersistentVolumeClaim")) {
          checkClaim(object, range, sink);
        }
        object.containers().forEach(container -> checkContainer(container, range, sink));
        List<PodGroup> groups = PodGroup.of(object, context);
        if (isSparkAlone(object)) {
          groups.forEach(group -> checkPod(group, CONTAINER, range, sink));
        }
        groups.forEach(group -> checkPod(group, "Pod", range, sink));
      }
    }
  }

  /** Without sidecars the pods that Spark makes have one container, which is all of the pod. */
  private static boolean isSparkAlone(KubernetesObject object) {
    return SparkApplication.of(object).isPresent()
        && object.pods().stream().allMatch(pod -> pod.containers().size() == 1);
  }

  private static void checkContainer(Container container, LimitRange range, FindingSink sink) {
    String subject = "container '%s'".formatted(container.name());
    Amounts most = range.amounts(CONTAINER, "max");
    Amounts least = range.amounts(CONTAINER, "min");
    for (WrittenAmount amount : WrittenAmount.all(container.root())) {
      String resource = amount.resource();
      Span place = amount.place().span();
      String does = amount.side() == ResourceSide.REQUESTS ? "requests" : "has a limit of";
      String what = "%s %s '%s' of %s".formatted(subject, does, amount.place().value(), resource);
      if (isOver(amount.quantity(), most, resource)) {
        report(place, what + ", above the most", range, CONTAINER, "max", resource, sink);
      } else if (isUnder(amount.quantity(), least, resource)) {
        report(place, what + ", below the least", range, CONTAINER, "min", resource, sink);
      } else if (amount.side() == ResourceSide.REQUESTS) {
        checkDefault(container, amount, what, range, sink);
        checkRatio(container, amount, subject, range, sink);
      }
    }
  }

  /** Who writes only a request gets the default limit, which may be below it. */
  private static void checkDefault(
      Container container, WrittenAmount request, String what, LimitRange range, FindingSink sink) {
    if (container.limit(request.resource()).isEmpty()
        && isOver(request.quantity(), range.amounts(CONTAINER, "default"), request.resource())) {
      report(
          request.place().span(),
          what + " and no limit, so that it gets one below that",
          range,
          CONTAINER,
          "default",
          request.resource(),
          sink);
    }
  }

  private static void checkRatio(
      Container container,
      WrittenAmount request,
      String subject,
      LimitRange range,
      FindingSink sink) {
    String resource = request.resource();
    Optional<Quantity> most =
        range
            .amounts(CONTAINER, "maxLimitRequestRatio")
            .of(resource)
            .filter(ratio -> ratio.isAbove(Quantity.ZERO));
    Optional<WrittenAmount> limit = WrittenAmount.of(container, ResourceSide.LIMITS, resource);
    boolean isOver =
        most.isPresent()
            && limit.isPresent()
            && request.quantity().isAbove(Quantity.ZERO)
            && limit.get().quantity().toDouble() / request.quantity().toDouble()
                > most.get().toDouble();
    if (isOver) {
      report(
          limit.get().place().span(),
          "the %s limit '%s' of %s is farther above its request of '%s' than the ratio"
              .formatted(resource, limit.get().place().value(), subject, request.place().value()),
          range,
          CONTAINER,
          "maxLimitRequestRatio",
          resource,
          sink);
    }
  }

  private static void checkPod(PodGroup group, String type, LimitRange range, FindingSink sink) {
    Amounts most = range.amounts(type, "max");
    for (String resource : most.known().keySet().stream().sorted().toList()) {
      Optional<Quantity> amount =
          group
              .limits()
              .of(resource)
              .map(limit -> group.requests().of(resource).map(limit::max).orElse(limit));
      if (amount.isPresent() && isOver(amount.get(), most, resource)) {
        report(
            group.place(),
            "one pod of %s takes %s of %s, above the most"
                .formatted(group.title(), amount.get().text(resource), resource),
            range,
            type,
            "max",
            resource,
            sink);
      }
    }
  }

  private static void checkClaim(KubernetesObject claim, LimitRange range, FindingSink sink) {
    Optional<YamlScalar> storage =
        claim.root().get("spec", "resources", "requests", "storage").flatMap(YamlNode::scalar);
    Optional<Quantity> wanted = storage.flatMap(Quantity::of);
    if (wanted.isEmpty()) {
      return;
    }
    String type = "PersistentVolumeClaim";
    String what = "%s requests '%s'".formatted(claim.title(), storage.get().value());
    Span place = storage.get().span();
    if (isOver(wanted.get(), range.amounts(type, "max"), "storage")) {
      report(place, what + ", above the most", range, type, "max", "storage", sink);
    } else if (isUnder(wanted.get(), range.amounts(type, "min"), "storage")) {
      report(place, what + ", below the least", range, type, "min", "storage", sink);
    }
  }

  private static boolean isOver(Quantity amount, Amounts bounds, String resource) {
    Quantity bound = bounds.known().get(resource);
    return bound != null && amount.isAbove(bound);
  }

  private static boolean isUnder(Quantity amount, Amounts bounds, String resource) {
    Quantity bound = bounds.known().get(resource);
    return bound != null && bound.isAbove(amount);
  }

  private static void report(
      Span place,
      String what,
      LimitRange range,
      String type,
      String field,
      String resource,
      FindingSink sink) {
    Optional<YamlScalar> bound = range.place(type, field, resource);
    Report report =
        sink.report(
            place,
            "%s of %s: '%s'"
                .formatted(what, range.object().title(), bound.map(YamlScalar::value).orElse("")));
    bound.ifPresent(b -> report.related(b.span(), "the LimitRange"));
  }
}
