package dev.lintel.rules.kubernetes.reference;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LabelSelector;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Finds the selectors by which objects choose pods and Services of their own namespace. */
final class Selections {
  /**
   * A selector.
   *
   * @param place the mapping that it is written in
   * @param isOfServices whether it selects Services, by their own labels
   */
  record Selection(YamlMapping place, LabelSelector selector, boolean isOfServices) {}

  private Selections() {}

  /** Gives the selectors of an object that ask for labels. */
  static List<Selection> of(KubernetesObject object) {
    List<Selection> selections = new ArrayList<>();
    YamlMapping root = object.root();
    switch (object.kind()) {
      case "Service" -> {
        if (object.isIn("")) {
          root.mapping("spec", "selector")
              .map(labels -> new Selection(labels, LabelSelector.ofLabels(labels), false))
              .ifPresent(selections::add);
        }
      }
      case "PodDisruptionBudget" -> {
        if (object.isIn("policy")) {
          add(root, false, selections, "spec", "selector");
        }
      }
      case "NetworkPolicy" -> {
        if (object.isIn("networking.k8s.io")) {
          add(root, false, selections, "spec", "podSelector");
          addPeers(root.items("spec", "ingress"), "from", selections);
          addPeers(root.items("spec", "egress"), "to", selections);
        }
      }
      case "ServiceMonitor", "PodMonitor" -> {
        if (object.isIn("monitoring.coreos.com")
            && root.get("spec", "namespaceSelector").isEmpty()) {
          add(root, object.kind().equals("ServiceMonitor"), selections, "spec", "selector");
        }
      }
      default -> {}
    }
    selections.removeIf(selection -> selection.selector().requirements().isEmpty());
    return selections;
  }

  private static void add(
      YamlMapping root, boolean isOfServices, List<Selection> selections, String... path) {
    root.mapping(path)
        .map(place -> new Selection(place, LabelSelector.of(place), isOfServices))
        .ifPresent(selections::add);
  }

  /** Peers with a selector of namespaces are of another one. */
  private static void addPeers(List<YamlNode> rules, String field, List<Selection> selections) {
    rules.stream()
        .flatMap(rule -> rule.mapping().stream())
        .flatMap(rule -> rule.items(field).stream())
        .flatMap(peer -> peer.mapping().stream())
        .filter(peer -> peer.find("namespaceSelector").isEmpty())
        .forEach(peer -> add(peer, false, selections, "podSelector"));
  }
}
