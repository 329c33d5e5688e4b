package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.resource.ResourceId;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sorts resources by their kinds, as clusters want them applied, then by their ids. */
final class LegacyOrder {
  private final Map<String, Integer> ranks = new HashMap<>();

  private LegacyOrder(List<String> first, List<String> last) {
    for (int i = 0; i < first.size(); i++) {
      ranks.put(first.get(i), i - first.size());
    }
    for (int i = 0; i < last.size(); i++) {
      ranks.put(last.get(i), i + 1);
    }
  }

  /** Gives kustomize's own order. */
  static LegacyOrder byDefault() {
    List<String> rows = DataTable.rows("model/kustomize/legacy-order.txt");
    return new LegacyOrder(kinds(rows, "first "), kinds(rows, "last "));
  }

  /** Gives the order of {@code legacySortOptions}. */
  static LegacyOrder of(YamlMapping options) {
    return new LegacyOrder(texts(options, "orderFirst"), texts(options, "orderLast"));
  }

  private static List<String> kinds(List<String> rows, String end) {
    return rows.stream()
        .filter(row -> row.startsWith(end))
        .map(row -> row.substring(end.length()))
        .toList();
  }

  private static List<String> texts(YamlMapping options, String field) {
    return options.items(field).stream()
        .flatMap(item -> item.scalar().stream())
        .map(scalar -> scalar.value())
        .toList();
  }

  List<Resource> sort(List<Resource> resources) {
    return resources.stream().sorted(comparator()).toList();
  }

  private Comparator<Resource> comparator() {
    Comparator<ResourceId> byId =
        Comparator.comparing((ResourceId id) -> ranks.getOrDefault(id.gvk().kind(), 0))
            .thenComparing((left, right) -> compare(left.gvk(), right.gvk()))
            .thenComparing(LegacyOrder::place);
    return Comparator.comparing(Resource::id, byId);
  }

  private static int compare(Gvk left, Gvk right) {
    boolean areNamespaces =
        left.kind().equals("Namespace")
            && right.kind().equals("Namespace")
            && (left.group().isEmpty() || right.group().isEmpty());
    int order = type(left).compareTo(type(right));
    // A Namespace of the core group comes before one of another.
    return areNamespaces ? -order : order;
  }

  private static String type(Gvk gvk) {
    return or(gvk.group(), "~G") + "_" + or(gvk.version(), "~V") + "_" + or(gvk.kind(), "~K");
  }

  private static String place(ResourceId id) {
    return or(id.namespace(), "~X") + "|" + or(id.name(), "~N");
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
