package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds containers that ask for more than they may use. Rationale and examples:
 * rules/kubernetes/request-above-limit.md.
 */
public final class RequestAboveLimit implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    for (Container container : object.containers()) {
      container
          .root()
          .mapping("resources", "requests")
          .map(YamlMapping::keys)
          .ifPresent(keys -> keys.forEach(resource -> check(container, resource, sink)));
    }
  }

  private static void check(Container container, String resource, FindingSink sink) {
    Optional<YamlScalar> request = container.request(resource);
    Optional<YamlScalar> limit = container.limit(resource);
    Optional<Quantity> asked = request.flatMap(RequestAboveLimit::quantity);
    Optional<Quantity> allowed = limit.flatMap(RequestAboveLimit::quantity);
    if (asked.isPresent() && allowed.isPresent() && asked.get().compareTo(allowed.get()) > 0) {
      sink.report(
              request.get().span(),
              "container '%s' requests '%s' of %s, above its limit of '%s'"
                  .formatted(
                      container.name(), request.get().value(), resource, limit.get().value()))
          .related(limit.get().span(), "the limit");
    }
  }

  private static Optional<Quantity> quantity(YamlScalar scalar) {
    return Quantity.parse(scalar.value());
  }
}
