package dev.lintel.model.kubernetes;

import dev.lintel.model.kubernetes.FieldPath.Place;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what objects name, by the table of references. */
final class ReferenceTable {
  private static final String BY_KIND = "by-kind";
  private static final Map<String, List<Row>> ROWS = read();

  private ReferenceTable() {}

  /**
   * One row of the table.
   *
   * @param target empty where fields beside the name say it
   * @param fallback what is named where those fields are left out
   */
  private record Row(
      FieldPath path,
      Optional<ObjectKind> target,
      Optional<ObjectKind> fallback,
      String namespace,
      List<FieldPath> parts,
      int defaultPort) {
    /** Reads the columns behind the first. */
    static Row parse(String[] columns) {
      boolean isByKind = columns[2].startsWith(BY_KIND);
      Optional<ObjectKind> kind =
          Optional.of(columns[2].substring(columns[2].indexOf('=') + 1))
              .filter(text -> !text.equals(BY_KIND))
              .map(ObjectKind::parse);
      int equals = columns[4].indexOf('=');
      String parts = equals < 0 ? columns[4] : columns[4].substring(0, equals);
      return new Row(
          FieldPath.parse(columns[1]),
          isByKind ? Optional.empty() : kind,
          isByKind ? kind : Optional.empty(),
          columns[3],
          parts.equals("-")
              ? List.of()
              : Arrays.stream(parts.split(",")).map(FieldPath::parse).toList(),
          equals < 0 ? 0 : Integer.parseInt(columns[4].substring(equals + 1)));
    }
  }

  private static Map<String, List<Row>> read() {
    Map<String, List<Row>> rows = new HashMap<>();
    for (String line : DataTable.rows("model/kubernetes/references.txt")) {
      String[] columns = line.split(" ");
      Row row = Row.parse(columns);
      holders(columns[0])
          .forEach(holder -> rows.computeIfAbsent(holder, h -> new ArrayList<>()).add(row));
    }
    return rows;
  }

  /** Gives what the first column of a row means: each kind with its group. */
  static Stream<String> holders(String column) {
    int slash = column.indexOf('/');
    return Arrays.stream(column.substring(slash + 1).split(","))
        .map(kind -> column.substring(0, slash + 1) + kind);
  }

  /** Gives how the first column names the kind of an object. */
  static String holder(KubernetesObject object) {
    return (object.group().isEmpty() ? "core" : object.group()) + "/" + object.kind();
  }

  /** Gives all that an object names, row by row; what aliases repeat once. */
  static List<ObjectReference> of(KubernetesObject object) {
    List<ObjectReference> references = new ArrayList<>();
    add(object, "any", object.root(), references);
    add(object, holder(object), object.root(), references);
    for (PodSpec pod : object.pods()) {
      add(object, "pod", pod.root(), references);
      pod.containers().forEach(container -> add(object, "container", container.root(), references));
    }
    Set<Span> seen = new HashSet<>();
    references.removeIf(reference -> !seen.add(reference.name().span()));
    return references;
  }

  private static void add(
      KubernetesObject object, String holder, YamlMapping root, List<ObjectReference> references) {
    for (Row row : ROWS.getOrDefault(holder, List.of())) {
      for (Place place : row.path().in(root)) {
        target(row, place.holder())
            .filter(target -> isName(place.scalar()))
            .map(target -> reference(object, row, target, place))
            .ifPresent(references::add);
      }
    }
  }

  private static ObjectReference reference(
      KubernetesObject object, Row row, ObjectKind target, Place place) {
    List<YamlScalar> parts =
        row.parts().stream()
            .flatMap(path -> path.in(place.holder()).stream())
            .map(Place::scalar)
            .toList();
    return new ObjectReference(
        object,
        target,
        place.scalar(),
        target.kind().startsWith("Cluster") ? "" : namespace(object, row, place.holder()),
        parts,
        row.defaultPort(),
        ObjectReference.isOptional(place.holder()));
  }

  private static Optional<ObjectKind> target(Row row, YamlMapping holder) {
    if (row.target().isPresent()) {
      return row.target();
    }
    Optional<String> kind = holder.text("kind");
    Optional<String> group =
        holder
            .text("apiVersion")
            .map(version -> version.substring(0, Math.max(0, version.indexOf('/'))))
            .or(() -> holder.text("apiGroup"))
            .or(() -> holder.text("group"))
            .or(() -> row.fallback().map(ObjectKind::group));
    return kind.or(() -> row.fallback().map(ObjectKind::kind))
        .map(k -> new ObjectKind(group.orElse(""), k));
  }

  private static String namespace(KubernetesObject object, Row row, YamlMapping holder) {
    String field = row.namespace();
    if (field.equals("none")) {
      return "";
    }
    if (field.equals("own")) {
      return object.namespace();
    }
    boolean isOwnWithout = field.endsWith("?");
    String name = isOwnWithout ? field.substring(0, field.length() - 1) : field;
    return holder.text(name).orElse(isOwnWithout ? object.namespace() : "");
  }

  /** What a tool fills in later, as {@code ${NAME}}, is no name. */
  private static boolean isName(YamlScalar scalar) {
    String name = scalar.value();
    return !name.isEmpty()
        && name.chars()
            .allMatch(c ->
                c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '.'
                    || c == ':');
  }
}
