package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.ResourceSide;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;

/**
 * Finds containers, and pods as a whole, that ask for more than they may use. Rationale and
 * examples: rules/kubernetes/request-above-limit.md.
 */
public final class RequestAboveLimit implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    for (PodSpec pod : object.pods()) {
      check(pod.root(), "the pod", sink);
      for (Container container : pod.containers()) {
        if (!container.root().span().equals(pod.root().span())) {
          check(container.root(), "container '%s'".formatted(container.name()), sink);
        }
      }
    }
  }

  private static void check(YamlMapping holder, String subject, FindingSink sink) {
    List<WrittenAmount> amounts = WrittenAmount.all(holder);
    for (WrittenAmount request : amounts) {
      if (request.side() == ResourceSide.REQUESTS) {
        amounts.stream()
            .filter(limit -> limit.side() == ResourceSide.LIMITS)
            .filter(limit -> limit.resource().equals(request.resource()))
            .filter(limit -> request.quantity().isAbove(limit.quantity()))
            .forEach(limit -> report(subject, request, limit, sink));
      }
    }
  }

  private static void report(
      String subject, WrittenAmount request, WrittenAmount limit, FindingSink sink) {
    sink.report(
            request.place().span(),
            "%s requests '%s' of %s, above its limit of '%s'"
                .formatted(
                    subject, request.place().value(), request.resource(), limit.place().value()))
        .related(limit.place().span(), "the limit");
  }
}
