package dev.lintel.model.kubernetes;

import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * A path through the fields of an object, as tables have it: {@code spec.rules[].host}, where
 * {@code []} stands for each item of a list.
 */
record FieldPath(List<String> fields) {
  /** A scalar with the mapping that holds it. */
  record Place(YamlMapping holder, YamlScalar scalar) {}

  FieldPath {
    fields = List.copyOf(fields);
  }

  static FieldPath parse(String path) {
    return new FieldPath(List.of(path.split("\\.")));
  }

  /** Gives the scalars that have a value at the path. */
  List<Place> in(YamlMapping root) {
    List<YamlMapping> holders = List.of(root);
    for (String field : fields.subList(0, fields.size() - 1)) {
      List<YamlMapping> next = new ArrayList<>();
      holders.forEach(holder -> addMappings(holder, field, next));
      if (next.isEmpty()) {
        return List.of();
      }
      holders = next;
    }
    List<Place> places = new ArrayList<>();
    for (YamlMapping holder : holders) {
      holder
          .get(fields.getLast())
          .flatMap(YamlNode::scalar)
          .filter(scalar -> !scalar.isNull())
          .ifPresent(scalar -> places.add(new Place(holder, scalar)));
    }
    return places;
  }

  private static void addMappings(YamlMapping holder, String field, List<YamlMapping> next) {
    if (field.endsWith("[]")) {
      holder
          .items(field.substring(0, field.length() - 2))
          .forEach(item -> item.mapping().ifPresent(next::add));
    } else {
      holder.mapping(field).ifPresent(next::add);
    }
  }
}
