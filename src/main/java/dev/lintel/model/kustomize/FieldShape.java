package dev.lintel.model.kustomize;

import dev.lintel.source.DataTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A field that kustomize reads.
 *
 * @param name as kustomize writes it; it is read in any case
 * @param shape of its value: {@code text}, {@code flag}, {@code whole}, {@code any}, the name of a
 *     type, or one of these in brackets for a list and in braces for a mapping of any keys
 */
public record FieldShape(String name, String shape) {
  /** The fields of each type; keys are found without regard to case. */
  private static final Map<String, Map<String, FieldShape>> TYPES = types();

  private static Map<String, Map<String, FieldShape>> types() {
    Map<String, Map<String, FieldShape>> types = new HashMap<>();
    for (String row : DataTable.rows("model/kustomize/kustomization-fields.txt")) {
      String[] columns = row.split(" ");
      types
          .computeIfAbsent(columns[0], type -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
          .put(columns[1], new FieldShape(columns[1], columns[2]));
    }
    return types;
  }

  /**
   * Gives the fields of a type, as {@code Kustomization} or {@code Image}, by their names, which
   * are found without regard to case; empty for what is no type.
   */
  public static Optional<Map<String, FieldShape>> ofType(String type) {
    return Optional.ofNullable(TYPES.get(type));
  }
}
