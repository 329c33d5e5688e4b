package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.kubernetes.DeploymentUnit;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.UnitRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds paths that two Ingresses send to different places. Rationale and examples:
 * rules/kubernetes/conflicting-ingress-paths.md.
 */
public final class ConflictingIngressPaths implements UnitRule {
  private static final String CLASS = "kubernetes.io/ingress.class";

  /** Annotations by which Ingresses share a path on purpose. */
  private static final List<String> SHARING =
      List.of(
          "nginx.ingress.kubernetes.io/canary",
          "nginx.org/mergeable-ingress-type",
          "alb.ingress.kubernetes.io/group.order");

  /**
   * One path of an Ingress.
   *
   * @param backend what answers, for comparison
   */
  private record Path(KubernetesObject ingress, String path, String backend, Span place) {}

  @Override
  public void check(DeploymentUnit unit, FindingSink sink) {
    Map<List<String>, Path> seen = new HashMap<>();
    for (KubernetesObject object : unit.objects()) {
      if (Ingresses.isIngress(object)
          && object.annotations().keySet().stream().noneMatch(SHARING::contains)) {
        Ingresses.rules(object).forEach(rule -> check(object, rule, seen, sink));
      }
    }
  }

  private static void check(
      KubernetesObject ingress, YamlMapping rule, Map<List<String>, Path> seen, FindingSink sink) {
    Optional<String> host =
        Ingresses.host(rule).map(YamlScalar::value).filter(ConflictingIngressPaths::isName);
    if (host.isEmpty()) {
      return;
    }
    for (YamlNode item : rule.items("http", "paths")) {
      Optional<YamlMapping> path = item.mapping();
      Optional<YamlMapping> backend = path.flatMap(p -> p.mapping("backend"));
      if (backend.isEmpty()) {
        continue;
      }
      String text = path.get().text("path").orElse("/");
      List<String> key =
          List.of(className(ingress), host.get(), text, path.get().text("pathType").orElse(""));
      Span place = path.get().get("path").orElse(backend.get()).span();
      Path own = new Path(ingress, text, backendName(backend.get()), place);
      Path other = seen.putIfAbsent(key, own);
      if (other != null && isOther(ingress, other) && !other.backend().equals(own.backend())) {
        report(host.get(), own, other, sink);
      }
    }
  }

  /** Anything else a script replaces. */
  private static boolean isName(String host) {
    return host.chars().allMatch(c -> Character.isLetterOrDigit(c) || "*.-".indexOf(c) >= 0);
  }

  private static boolean isOther(KubernetesObject ingress, Path other) {
    return !ingress.name().equals(other.ingress().name()) || !ingress.isBeside(other.ingress());
  }

  private static String className(KubernetesObject ingress) {
    return ingress
        .root()
        .text("spec", "ingressClassName")
        .orElseGet(() -> ingress.annotations().getOrDefault(CLASS, ""));
  }

  private static String backendName(YamlMapping backend) {
    return String.join(
        " ",
        backend.text("service", "name").orElse(""),
        backend.text("service", "port", "number").orElse(""),
        backend.text("service", "port", "name").orElse(""),
        backend.text("serviceName").orElse(""),
        backend.text("servicePort").orElse(""),
        backend.text("resource", "name").orElse(""));
  }

  private static void report(String host, Path own, Path other, FindingSink sink) {
    sink.report(
            own.place(),
            "%s and %s send '%s' of the host '%s' to different places"
                .formatted(own.ingress().title(), other.ingress().title(), own.path(), host))
        .related(other.place(), "the other one");
  }
}
