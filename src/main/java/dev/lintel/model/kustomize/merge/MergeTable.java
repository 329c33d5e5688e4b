package dev.lintel.model.kustomize.merge;

import dev.lintel.source.DataTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The table of Kubernetes' own kinds, read when the first merge asks for it. */
final class MergeTable {
  private final List<String> schemas = new ArrayList<>();
  private final Map<String, SchemaNode> nodes = new ConcurrentHashMap<>();
  private final Map<String, String> numbers = new HashMap<>();
  private final Set<String> clusterScoped = new HashSet<>();

  private MergeTable() {
    for (String row : DataTable.rows("model/kustomize/merge-schema.txt")) {
      String rest = row.substring(row.indexOf(' ') + 1);
      switch (row.charAt(0)) {
        case 's' -> schemas.add(rest);
        case 'k' -> addKinds(rest.split(" "));
        default -> addClusterScoped(rest.split(" "));
      }
    }
  }

  /** Holds the table, so that it is read once and by the first who asks. */
  private static final class Holder {
    static final MergeTable TABLE = new MergeTable();
  }

  static MergeTable get() {
    return Holder.TABLE;
  }

  private void addKinds(String[] words) {
    for (int i = 1; i < words.length; i++) {
      int colon = words[i].indexOf(':');
      numbers.put(words[0] + " " + words[i].substring(0, colon), words[i].substring(colon + 1));
    }
  }

  private void addClusterScoped(String[] words) {
    for (int i = 1; i < words.length; i++) {
      clusterScoped.add(words[0] + " " + words[i]);
    }
  }

  Optional<SchemaNode> kind(String apiVersion, String kind) {
    return Optional.ofNullable(numbers.get(apiVersion + " " + kind)).map(this::node);
  }

  SchemaNode node(String number) {
    return nodes.computeIfAbsent(
        number,
        n -> new SchemaNode.BuiltIn(this, List.of(schemas.get(Integer.parseInt(n)).split(" "))));
  }

  boolean isClusterScoped(String apiVersion, String kind) {
    return clusterScoped.contains(apiVersion + " " + kind);
  }
}
