package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Finds annotations and labels of former versions of Kubernetes. */
final class OutdatedKeys {
  private static final String[] REQUIRED = {
    "affinity",
    "nodeAffinity",
    "requiredDuringSchedulingIgnoredDuringExecution",
    "nodeSelectorTerms"
  };

  private OutdatedKeys() {}

  /** A key as an object has it. */
  private record Written(String key, Span place) {
    static Written of(YamlEntry entry) {
      return new Written(entry.name(), entry.key().span());
    }
  }

  /**
   * One of them.
   *
   * @param minor of Kubernetes 1 since which it is so
   * @param successor what to write instead
   */
  record Outdated(Span place, String key, int minor, String successor) {}

  /**
   * Gives those of an object.
   *
   * @param status {@code gone} or {@code deprecated}
   */
  static List<Outdated> of(KubernetesObject object, String status) {
    List<Written> keys = keys(object);
    if (keys.isEmpty()) {
      return List.of();
    }
    List<String> rows = DataTable.rows("rules/kubernetes/outdated-keys.txt");
    List<Outdated> found = new ArrayList<>();
    for (Written written : keys) {
      String start = "%s %s ".formatted(written.key(), status);
      rows.stream()
          .filter(row -> row.startsWith(start))
          .map(row -> row.substring(start.length()).split(" ", 2))
          .map(words ->
              new Outdated(written.place(), written.key(), Integer.parseInt(words[0]), words[1]))
          .forEach(found::add);
    }
    return found;
  }

  /** Gives the annotations and the labels of nodes that an object names. */
  private static List<Written> keys(KubernetesObject object) {
    List<Written> keys = new ArrayList<>();
    MetadataMappings.entries(object, "annotations").forEach(e -> keys.add(Written.of(e)));
    for (PodSpec pod : object.pods()) {
      pod.root()
          .mapping("nodeSelector")
          .ifPresent(labels -> labels.entries().forEach(e -> keys.add(Written.of(e))));
      for (YamlNode term : pod.root().items(REQUIRED)) {
        term.mapping()
            .ifPresent(t -> t.items("matchExpressions").forEach(e -> addField(e, "key", keys)));
      }
      pod.root()
          .items("topologySpreadConstraints")
          .forEach(constraint -> addField(constraint, "topologyKey", keys));
    }
    return keys;
  }

  private static void addField(YamlNode item, String field, List<Written> keys) {
    item.mapping()
        .flatMap(mapping -> mapping.get(field))
        .flatMap(YamlNode::scalar)
        .ifPresent(scalar -> keys.add(new Written(scalar.value(), scalar.span())));
  }
}
