package dev.lintel.rules.kubernetes.network;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Set;

/** Reads objects of the Gateway API. */
final class Gateways {
  private static final String GROUP = "gateway.networking.k8s.io";

  private static final Set<String> ROUTES =
      Set.of("HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute");

  private Gateways() {}

  static boolean isGateway(KubernetesObject object) {
    return object.kind().equals("Gateway") && object.isIn(GROUP);
  }

  static boolean isRoute(KubernetesObject object) {
    return ROUTES.contains(object.kind()) && object.isIn(GROUP);
  }

  static boolean isGrant(KubernetesObject object) {
    return object.kind().equals("ReferenceGrant") && object.isIn(GROUP);
  }

  /** Gives the mappings in a list. */
  static List<YamlMapping> mappings(YamlMapping root, String... path) {
    return root.items(path).stream().flatMap(item -> item.mapping().stream()).toList();
  }
}
