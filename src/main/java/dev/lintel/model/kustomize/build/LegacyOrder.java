package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.model.kustomize.resource.KindOrder;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.resource.ResourceId;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Comparator;
import java.util.List;

/** Sorts resources by their kinds, as clusters want them applied, then by their ids. */
record LegacyOrder(KindOrder kinds) {
  /** Gives kustomize's own order. */
  static LegacyOrder byDefault() {
    return new LegacyOrder(KindOrder.DEFAULT);
  }

  /** Gives the order of {@code legacySortOptions}. */
  static LegacyOrder of(YamlMapping options) {
    return new LegacyOrder(
        new KindOrder(texts(options, "orderFirst"), texts(options, "orderLast")));
  }

  private static List<String> texts(YamlMapping options, String field) {
    return options.items(field).stream()
        .flatMap(item -> item.scalar().stream())
        .map(YamlScalar::value)
        .toList();
  }

  List<Resource> sort(List<Resource> resources) {
    Comparator<ResourceId> byId =
        Comparator.comparing(ResourceId::gvk, this::compare).thenComparing(LegacyOrder::place);
    return resources.stream().sorted(Comparator.comparing(Resource::id, byId)).toList();
  }

  /** A Namespace of the core group comes before one of another. */
  private int compare(Gvk left, Gvk right) {
    int order = kinds.compare(left, right);
    boolean areNamespaces = isNamespace(left) && isNamespace(right);
    return areNamespaces && (left.group().isEmpty() || right.group().isEmpty()) ? -order : order;
  }

  private static boolean isNamespace(Gvk gvk) {
    return gvk.kind().equals("Namespace");
  }

  private static String place(ResourceId id) {
    return or(id.namespace(), "~X") + "|" + or(id.name(), "~N");
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
