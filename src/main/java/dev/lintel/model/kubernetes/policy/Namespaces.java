package dev.lintel.model.kubernetes.policy;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LabelSelector;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The namespaces that a project has. */
final class Namespaces {
  /** The label that Kubernetes itself gives to each namespace. */
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  private final Map<String, KubernetesObject> byName = new HashMap<>();

  Namespaces(List<KubernetesObject> objects) {
    for (KubernetesObject object : objects) {
      if (object.kind().equals("Namespace") && object.group().isEmpty()) {
        byName.put(object.name(), object);
      }
    }
  }

  Optional<KubernetesObject> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Tells whether a selector surely matches the namespace of an object. A namespace that is not in
   * the project may have any label but its name.
   */
  boolean match(Optional<YamlMapping> selector, KubernetesObject object) {
    List<LabelSelector.Requirement> requirements =
        selector.map(s -> LabelSelector.of(s).requirements()).orElse(List.of());
    if (requirements.isEmpty()) {
      return true;
    }
    String name =
        object.kind().equals("Namespace") && object.group().isEmpty()
            ? object.name()
            : object.namespace();
    if (name.isEmpty()) {
      return false;
    }
    Map<String, String> labels = new HashMap<>();
    boolean isKnown = byName.containsKey(name);
    if (isKnown) {
      labels.putAll(byName.get(name).labels());
    }
    labels.put(NAME_LABEL, name);
    return requirements.stream()
        .allMatch(requirement ->
            (isKnown || requirement.key().equals(NAME_LABEL)) && requirement.isMetBy(labels));
  }
}
