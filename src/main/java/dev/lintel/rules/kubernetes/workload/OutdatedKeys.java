package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
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
    List<String> rows = DataTable.rows("rules/kubernetes/outdated-keys.txt");
    List<Outdated> found = new ArrayList<>();
    MetadataMappings.entries(object, "annotations")
        .forEach(entry -> add(entry.name(), entry.key().span(), status, rows, found));
    object.pods().forEach(pod -> addNodeLabels(pod, status, rows, found));
    return found;
  }

  private static void addNodeLabels(
      PodSpec pod, String status, List<String> rows, List<Outdated> found) {
    pod.root().mapping("nodeSelector").map(YamlMapping::entries).stream()
        .flatMap(List<YamlEntry>::stream)
        .forEach(entry -> add(entry.name(), entry.key().span(), status, rows, found));
    for (YamlNode term : pod.root().items(REQUIRED)) {
      term.mapping()
          .ifPresent(t ->
              t.items("matchExpressions").forEach(e -> addField(e, "key", status, rows, found)));
    }
    pod.root()
        .items("topologySpreadConstraints")
        .forEach(constraint -> addField(constraint, "topologyKey", status, rows, found));
  }

  private static void addField(
      YamlNode item, String field, String status, List<String> rows, List<Outdated> found) {
    item.mapping()
        .flatMap(mapping -> mapping.get(field))
        .flatMap(YamlNode::scalar)
        .ifPresent(scalar -> add(scalar.value(), scalar.span(), status, rows, found));
  }

  private static void add(
      String key, Span place, String status, List<String> rows, List<Outdated> found) {
    String start = "%s %s ".formatted(key, status);
    for (String row : rows) {
      if (row.startsWith(start)) {
        String[] words = row.substring(start.length()).split(" ", 2);
        found.add(new Outdated(place, key, Integer.parseInt(words[0]), words[1]));
      }
    }
  }
}
