package dev.lintel.model.kubernetes;

import dev.lintel.source.DataTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Knows which objects are there without a manifest. */
final class ProvidedObjects {
  private record Row(FieldPath path, ObjectKind made) {}

  private static final Map<String, List<Row>> MADE = made();
  private static final Map<ObjectKind, List<String>> KNOWN = known();

  private ProvidedObjects() {}

  private static Map<String, List<Row>> made() {
    Map<String, List<Row>> rows = new HashMap<>();
    for (String line : DataTable.rows("model/kubernetes/provided-objects.txt")) {
      String[] columns = line.split(" ");
      Row row = new Row(FieldPath.parse(columns[1]), ObjectKind.parse(columns[2]));
      ReferenceTable.holders(columns[0])
          .forEach(holder -> rows.computeIfAbsent(holder, h -> new ArrayList<>()).add(row));
    }
    return rows;
  }

  private static Map<ObjectKind, List<String>> known() {
    Map<ObjectKind, List<String>> names = new HashMap<>();
    for (String line : DataTable.rows("model/kubernetes/known-objects.txt")) {
      int blank = line.indexOf(' ');
      names
          .computeIfAbsent(ObjectKind.parse(line.substring(0, blank)), k -> new ArrayList<>())
          .add(line.substring(blank + 1));
    }
    return names;
  }

  /** Gives the objects that a controller makes for an object, kind and name of each. */
  static void madeFor(KubernetesObject object, BiConsumer<ObjectKind, String> made) {
    for (Row row : MADE.getOrDefault(ReferenceTable.holder(object), List.of())) {
      row.path()
          .in(object.root())
          .forEach(place -> made.accept(row.made(), place.scalar().value()));
    }
  }

  /** Tells whether every cluster has an object. */
  static boolean isKnown(ObjectKind kind, String name) {
    return KNOWN.getOrDefault(kind, List.of()).stream()
        .anyMatch(known ->
            known.endsWith("*")
                ? name.startsWith(known.substring(0, known.length() - 1))
                : name.equals(known));
  }
}
