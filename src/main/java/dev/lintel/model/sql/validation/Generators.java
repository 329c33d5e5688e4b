package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions that make rows of one value. */
final class Generators {
  private Generators() {}

  static boolean isGenerator(FunctionCall call) {
    return switch (name(call)) {
      case "EXPLODE",
          "EXPLODE_OUTER",
          "INLINE",
          "INLINE_OUTER",
          "JSON_TUPLE",
          "POSEXPLODE",
          "POSEXPLODE_OUTER",
          "STACK",
          "VARIANT_EXPLODE",
          "VARIANT_EXPLODE_OUTER" ->
          true;
      default -> false;
    };
  }

  private static String name(FunctionCall call) {
    return call.name().getLast().value().toUpperCase(Locale.ROOT);
  }

  /**
   * Gives how many of the columns of a block come from an item that is a generator.
   *
   * @param at the first of them
   */
  static int width(int output, int at, Select select, Select.Item item) {
    int behind = select.items().size() - select.items().indexOf(item) - 1;
    return Math.max(1, output - at - behind);
  }

  /** Gives the columns of what a generator makes, under the names of a list where one is given. */
  static Row row(FunctionCall call, List<Name> names, Resolution resolution) {
    return plain(call, resolution).renamed(names);
  }

  private static Row plain(FunctionCall call, Resolution resolution) {
    ColumnType type =
        call.arguments().isEmpty()
            ? ColumnType.UNKNOWN
            : resolution.type(call.arguments().getFirst());
    List<ScopeColumn> columns = new ArrayList<>();
    return switch (name(call)) {
      case "POSEXPLODE", "POSEXPLODE_OUTER" -> {
        columns.add(column("pos", new ColumnType.Simple("int")));
        yield exploded(type, columns);
      }
      case "EXPLODE", "EXPLODE_OUTER" -> exploded(type, columns);
      case "INLINE", "INLINE_OUTER" -> {
        if (type
            instanceof ColumnType.ArrayOf(ColumnType.StructOf(List<ColumnType.Field> fields))) {
          fields.forEach(field -> columns.add(column(field.name(), field.type())));
          yield new Row(columns, false);
        }
        yield Row.UNKNOWN;
      }
      case "JSON_TUPLE" -> {
        for (int i = 0; i + 1 < call.arguments().size(); i++) {
          columns.add(column("c" + i, new ColumnType.Simple("string")));
        }
        yield new Row(columns, false);
      }
      default -> Row.UNKNOWN;
    };
  }

  private static Row exploded(ColumnType type, List<ScopeColumn> columns) {
    switch (type) {
      case ColumnType.ArrayOf(ColumnType element) -> columns.add(column("col", element));
      case ColumnType.MapOf(ColumnType key, ColumnType value) -> {
        columns.add(column("key", key));
        columns.add(column("value", value));
      }
      default -> {
        return Row.UNKNOWN;
      }
    }
    return new Row(columns, false);
  }

  private static ScopeColumn column(String name, ColumnType type) {
    return ScopeColumn.computed(Optional.of(name), type, true);
  }

  /** Gives the columns of {@code LATERAL VIEW} and of a function in a FROM clause. */
  static Row table(FunctionCall call, List<Name> names, Resolution resolution) {
    boolean isRange = name(call).equals("RANGE");
    Row row =
        isRange
            ? new Row(List.of(column("id", new ColumnType.Simple("bigint"))), false)
            : plain(call, resolution);
    return row.renamed(names);
  }

  static boolean takesTables(Expression argument) {
    return argument instanceof FunctionCall call && name(call).equals("TABLE");
  }
}
