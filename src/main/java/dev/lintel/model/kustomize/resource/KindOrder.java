package dev.lintel.model.kustomize.resource;

import dev.lintel.source.DataTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Orders kinds as clusters want them applied: some first, some last, the others by their names. */
public final class KindOrder implements Comparator<Gvk> {
  /** Kustomize's own order. */
  public static final KindOrder DEFAULT = ofTable();

  private final Map<String, Integer> ranks = new HashMap<>();

  /**
   * @param first the kinds that come before all others, in this order
   * @param last those that come after all others
   */
  public KindOrder(List<String> first, List<String> last) {
    for (int i = 0; i < first.size(); i++) {
      ranks.put(first.get(i), i - first.size());
    }
    for (int i = 0; i < last.size(); i++) {
      ranks.put(last.get(i), i + 1);
    }
  }

  private static KindOrder ofTable() {
    List<String> rows = DataTable.rows("model/kustomize/legacy-order.txt");
    return new KindOrder(kinds(rows, "first "), kinds(rows, "last "));
  }

  private static List<String> kinds(List<String> rows, String end) {
    return rows.stream()
        .filter(row -> row.startsWith(end))
        .map(row -> row.substring(end.length()))
        .toList();
  }

  @Override
  public int compare(Gvk left, Gvk right) {
    int byRank = Integer.compare(rank(left), rank(right));
    return byRank != 0 ? byRank : name(left).compareTo(name(right));
  }

  private int rank(Gvk gvk) {
    return ranks.getOrDefault(gvk.kind(), 0);
  }

  private static String name(Gvk gvk) {
    return or(gvk.group(), "~G") + "_" + or(gvk.version(), "~V") + "_" + or(gvk.kind(), "~K");
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
