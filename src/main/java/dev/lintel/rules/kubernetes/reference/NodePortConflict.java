package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.ServicePort;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds Services of one file that ask for the same port of the nodes. Files of one directory are
 * often alternatives, one file never is. Rationale and examples:
 * rules/kubernetes/node-port-conflict.md.
 */
public final class NodePortConflict implements YamlRule {
  private record Key(String number, String protocol) {}

  private record Owner(KubernetesObject service, YamlScalar place) {}

  @Override
  public void check(YamlStream stream, FindingSink sink) {
    Map<Key, Owner> owners = new HashMap<>();
    KubernetesObject.allOf(stream).stream()
        .filter(object -> object.kind().equals("Service") && object.isIn(""))
        .forEach(service -> check(service, owners, sink));
  }

  private static void check(KubernetesObject service, Map<Key, Owner> owners, FindingSink sink) {
    for (ServicePort port : ServicePort.of(service)) {
      Optional<YamlScalar> node =
          port.root().get("nodePort").flatMap(YamlNode::scalar).filter(NodePortConflict::isChosen);
      if (node.isEmpty()) {
        continue;
      }
      Key key = new Key(node.get().value(), port.protocol());
      Owner first = owners.putIfAbsent(key, new Owner(service, node.get()));
      if (first != null && !isSame(first.service(), service)) {
        sink.report(
                node.get().span(),
                "%s has the node port %s too".formatted(first.service().title(), key.number()))
            .related(first.place().span(), "the other one");
      }
    }
  }

  /** Kubernetes chooses a port where none or 0 is given. */
  private static boolean isChosen(YamlScalar port) {
    return port.value().length() == 5 && port.value().chars().allMatch(Character::isDigit);
  }

  private static boolean isSame(KubernetesObject first, KubernetesObject second) {
    return first.name().equals(second.name()) && first.namespace().equals(second.namespace());
  }
}
