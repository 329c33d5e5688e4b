package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds pods that share a namespace of their node. Rationale and examples:
 * rules/kubernetes/host-namespace.md.
 */
public final class HostNamespace implements KubernetesRule {
  private static final List<String> FIELDS = List.of("hostNetwork", "hostPID", "hostIPC");

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    object.pods().forEach(pod -> check(object, pod, sink));
  }

  /** Tells whether a pod is in the network of its node. */
  static boolean sharesNetwork(PodSpec pod) {
    return pod.root()
        .get("hostNetwork")
        .flatMap(YamlNode::scalar)
        .filter(YamlScalar::isTrue)
        .isPresent();
  }

  private static void check(KubernetesObject object, PodSpec pod, FindingSink sink) {
    List<String> shared = new ArrayList<>();
    List<Span> places = new ArrayList<>();
    for (String field : FIELDS) {
      pod.root()
          .get(field)
          .flatMap(YamlNode::scalar)
          .filter(YamlScalar::isTrue)
          .ifPresent(scalar -> {
            shared.add(field);
            places.add(scalar.span());
          });
    }
    if (shared.isEmpty()) {
      return;
    }
    Report report =
        sink.report(
            places.getFirst(),
            "%s shares its node's namespaces by %s"
                .formatted(object.title(), String.join(" and ", shared)));
    places.stream().skip(1).forEach(place -> report.related(place, "shared too"));
  }
}
