package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * Finds probes and lifecycle handlers that reach for another host. Rationale and examples:
 * rules/kubernetes/host-in-probe.md.
 */
public final class HostInProbe implements KubernetesRule {
  private static final List<List<String>> HANDLERS =
      List.of(
          List.of("livenessProbe"),
          List.of("readinessProbe"),
          List.of("startupProbe"),
          List.of("lifecycle", "postStart"),
          List.of("lifecycle", "preStop"));

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (PodSpec pod : object.pods()) {
      for (Container container : pod.containers()) {
        for (List<String> handler : HANDLERS) {
          for (String action : List.of("httpGet", "tcpSocket")) {
            host(container, handler, action)
                .filter(host -> !isOwn(pod, host.value()))
                .ifPresent(host ->
                    found.add(
                        host.span(),
                        "%s of container '%s' makes the kubelet connect to '%s'"
                            .formatted(handler.getLast(), container.name(), host.value())));
          }
        }
      }
    }
    found.report(sink);
  }

  private static Optional<YamlScalar> host(
      Container container, List<String> handler, String action) {
    return container
        .root()
        .mapping(handler.toArray(String[]::new))
        .flatMap(fields -> fields.get(action, "host"))
        .flatMap(YamlNode::scalar)
        .filter(host -> !host.isNull() && !host.value().isEmpty())
        .filter(host -> !Placeholder.isIn(host.value()));
  }

  /** In the network of the node the pod itself listens there, which that pod's rule speaks of. */
  private static boolean isOwn(PodSpec pod, String host) {
    return HostNamespace.sharesNetwork(pod)
        && (host.equals("localhost") || host.equals("::1") || host.startsWith("127."));
  }
}
