package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.model.kubernetes.SparkApplication;
import dev.lintel.model.kubernetes.SparkPod;
import dev.lintel.model.kubernetes.SparkRole;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds containers larger than a team allows. Rationale and examples:
 * rules/kubernetes/container-above-ceiling.md.
 */
public final class ContainerAboveCeiling implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    for (String resource : List.of("cpu", "memory", "ephemeral-storage")) {
      Bound.of(sink, resource).ifPresent(ceiling -> check(object, resource, ceiling, sink));
    }
  }

  private static void check(
      KubernetesObject object, String resource, Bound ceiling, FindingSink sink) {
    for (Container container : object.containers()) {
      WrittenAmount.of(container, ResourceSide.LIMITS, resource)
          .or(() -> WrittenAmount.of(container, ResourceSide.REQUESTS, resource))
          .ifPresent(amount ->
              check(
                  amount.place().span(),
                  "container '%s'".formatted(container.name()),
                  amount.quantity(),
                  resource,
                  ceiling,
                  sink));
    }
    SparkApplication.of(object)
        .ifPresent(application -> checkSpark(application, resource, ceiling, sink));
  }

  private static void checkSpark(
      SparkApplication application, String resource, Bound ceiling, FindingSink sink) {
    for (SparkRole role : SparkRole.values()) {
      SparkPod pod = SparkPod.of(application, role);
      boolean isMemory = resource.equals("memory");
      Optional<YamlScalar> place = isMemory ? pod.heapPlace() : pod.cpuRequest();
      Optional<Quantity> amount = isMemory ? pod.memory() : place.flatMap(Quantity::of);
      if (amount.isPresent() && !resource.equals("ephemeral-storage")) {
        check(
            place.map(YamlScalar::span).orElseGet(application.object()::place),
            "the %s of %s".formatted(role.key(), application.object().title()),
            amount.get(),
            resource,
            ceiling,
            sink);
      }
    }
  }

  private static void check(
      Span place,
      String subject,
      Quantity amount,
      String resource,
      Bound ceiling,
      FindingSink sink) {
    if (amount.isAbove(ceiling.quantity())) {
      sink.report(
          place,
          "%s takes %s of %s, above the ceiling of '%s'"
              .formatted(subject, amount.text(resource), resource, ceiling.text()));
    }
  }
}
