package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Reads Ingresses. */
final class Ingresses {
  private Ingresses() {}

  static boolean isIngress(KubernetesObject object) {
    return object.kind().equals("Ingress") && object.isIn("networking.k8s.io", "extensions");
  }

  /** Gives the rules of an Ingress. */
  static List<YamlMapping> rules(KubernetesObject ingress) {
    return mappings(ingress, "spec", "rules");
  }

  /** Gives the entries that name certificates. */
  static List<YamlMapping> tls(KubernetesObject ingress) {
    return mappings(ingress, "spec", "tls");
  }

  private static List<YamlMapping> mappings(KubernetesObject object, String... path) {
    return object.root().items(path).stream().flatMap(item -> item.mapping().stream()).toList();
  }

  /** Gives the host of a rule; empty where it has none. */
  static Optional<YamlScalar> host(YamlMapping rule) {
    return rule.get("host")
        .flatMap(YamlNode::scalar)
        .filter(host -> !host.isNull() && !host.value().isEmpty());
  }

  /** Gives the hosts of a certificate. */
  static List<YamlScalar> hosts(YamlMapping tls) {
    return tls.items("hosts").stream().flatMap(host -> host.scalar().stream()).toList();
  }

  /** Tells whether the host of a certificate is good for another host. */
  static boolean covers(String certified, String host) {
    if (certified.equalsIgnoreCase(host) || Placeholder.isIn(certified) || Placeholder.isIn(host)) {
      return true;
    }
    int dot = host.indexOf('.');
    return certified.startsWith("*.")
        && dot > 0
        && host.substring(dot).equalsIgnoreCase(certified.substring(1));
  }
}
