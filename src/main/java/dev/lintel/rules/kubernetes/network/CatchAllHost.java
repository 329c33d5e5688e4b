package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds routes that take any host. Reads the project, since an overlay may name the hosts.
 * Rationale and examples: rules/kubernetes/catch-all-host.md.
 */
public final class CatchAllHost implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (KubernetesObject object : project.wholeObjects()) {
      if (Ingresses.isIngress(object) && !project.kubernetes().isPatched(object, "spec", "rules")) {
        Ingresses.rules(object).forEach(rule -> checkRule(object, rule, sink));
      } else if (object.kind().equals("HTTPRoute")
          && object.isIn("gateway.networking.k8s.io")
          && !project.kubernetes().isPatched(object, "spec", "hostnames")) {
        checkRoute(object, sink);
      }
    }
  }

  private static void checkRule(KubernetesObject ingress, YamlMapping rule, FindingSink sink) {
    Optional<YamlScalar> host = Ingresses.host(rule);
    if (host.isEmpty()) {
      sink.report(
          rule.entries().isEmpty() ? rule.span() : rule.entries().getFirst().key().span(),
          "a rule of %s has no host, so it takes requests for any".formatted(ingress.title()));
    } else if (host.get().value().startsWith("*")) {
      wildcard(ingress, host.get(), sink);
    }
  }

  private static void checkRoute(KubernetesObject route, FindingSink sink) {
    List<YamlScalar> hosts =
        route.root().items("spec", "hostnames").stream().flatMap(h -> h.scalar().stream()).toList();
    hosts.stream()
        .filter(host -> host.value().startsWith("*"))
        .forEach(host -> wildcard(route, host, sink));
    if (route.root().get("spec").isPresent() && route.root().get("spec", "hostnames").isEmpty()) {
      sink.report(
          route.place(),
          "%s has no hostnames, so it takes requests for any that its Gateway takes"
              .formatted(route.title()));
    }
  }

  private static void wildcard(KubernetesObject object, YamlScalar host, FindingSink sink) {
    sink.report(
        host.span(),
        "%s takes requests for any host as '%s'".formatted(object.title(), host.value()));
  }
}
