package dev.lintel.model.workflow.type;

import dev.lintel.source.DataTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/** The contexts whose properties do not depend on the workflow; their table names its sources. */
final class ContextTable {
  private static final Map<String, ObjectType> CONTEXTS = read();

  private ContextTable() {}

  /** Gives {@code github} without its event, {@code runner} or {@code strategy}. */
  static ObjectType of(String context) {
    return CONTEXTS.get(context);
  }

  private static Map<String, ObjectType> read() {
    Map<String, ObjectType.Builder> builders = new HashMap<>();
    for (String row : DataTable.rows("model/workflow/contexts.txt")) {
      int blank = row.indexOf(' ');
      int dot = row.indexOf('.');
      builders
          .computeIfAbsent(row.substring(0, dot), _ -> ObjectType.builder())
          .add(row.substring(dot + 1, blank), type(row.substring(blank + 1)));
    }
    Map<String, ObjectType> contexts = new HashMap<>();
    builders.forEach((name, builder) -> contexts.put(name, builder.strict()));
    return contexts;
  }

  private static Type type(String word) {
    return switch (word) {
      case "any" -> Type.Any.ANY;
      case "string" -> Type.Scalar.STRING;
      case "number" -> Type.Scalar.NUMBER;
      case "boolean" -> Type.Scalar.BOOLEAN;
      default -> new Type.Words(new LinkedHashSet<>(Arrays.asList(word.split("\\|"))));
    };
  }
}
