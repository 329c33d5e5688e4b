package dev.lintel.model.sql;

import dev.lintel.model.sql.ColumnType.ArrayOf;
import dev.lintel.model.sql.ColumnType.Decimal;
import dev.lintel.model.sql.ColumnType.Field;
import dev.lintel.model.sql.ColumnType.MapOf;
import dev.lintel.model.sql.ColumnType.Simple;
import dev.lintel.model.sql.ColumnType.StructOf;
import java.util.List;
import java.util.OptionalInt;

/**
 * What becomes of the values of a column whose type changes. Widening is what Delta Lake and
 * Iceberg take as such and Spark casts without loss (docs.delta.io, "Type widening").
 */
enum TypeChange {
  /** All stay, or nobody can tell. */
  NONE,
  /** All stay, and there is room for others. */
  WIDENED,
  /** Some may not fit any more. */
  NARROWED,
  /** They are of another kind. */
  OTHER;

  static TypeChange of(ColumnType from, ColumnType to) {
    if (from.equals(to)
        || from.equals(ColumnType.UNKNOWN)
        || to.equals(ColumnType.UNKNOWN)
        || isSameNested(from, to)) {
      return NONE;
    }
    if (isWidening(from, to)) {
      return WIDENED;
    }
    return isWidening(to, from) ? NARROWED : OTHER;
  }

  /** A part may be unknown, or a field differ in the case of its name. */
  private static boolean isSameNested(ColumnType from, ColumnType to) {
    return isWidening(from, to) && isWidening(to, from);
  }

  private static boolean isWidening(ColumnType from, ColumnType to) {
    if (from.equals(to) || from.equals(ColumnType.UNKNOWN) || to.equals(ColumnType.UNKNOWN)) {
      return true;
    }
    return switch (from) {
      case Simple(String name) -> isWidening(name, to);
      case Decimal decimal -> to instanceof Decimal wider && isWidening(decimal, wider);
      case ArrayOf(ColumnType element) ->
          to instanceof ArrayOf(ColumnType wider) && isWidening(element, wider);
      case MapOf(ColumnType key, ColumnType value) ->
          to instanceof MapOf(ColumnType widerKey, ColumnType widerValue)
              && isWidening(key, widerKey)
              && isWidening(value, widerValue);
      case StructOf(List<Field> fields) ->
          to instanceof StructOf(List<Field> wider) && isWidening(fields, wider);
      case ColumnType.Unknown _ -> true;
    };
  }

  private static boolean isWidening(String from, ColumnType to) {
    return switch (to) {
      case Decimal(int precision, int scale) -> {
        OptionalInt digits = digits(from);
        yield digits.isPresent() && precision - scale >= digits.getAsInt();
      }
      case Simple(String wider) ->
          isWiderNumber(from, wider)
              || from.equals("date") && wider.equals("timestamp_ntz")
              || isWiderText(from, wider);
      default -> false;
    };
  }

  private static boolean isWiderNumber(String from, String to) {
    return switch (from) {
      case "tinyint" -> List.of("smallint", "int", "bigint", "float", "double").contains(to);
      case "smallint" -> List.of("int", "bigint", "float", "double").contains(to);
      case "int" -> List.of("bigint", "double").contains(to);
      case "float" -> to.equals("double");
      default -> false;
    };
  }

  /** Gives how many digits an integer may have. */
  private static OptionalInt digits(String name) {
    return switch (name) {
      case "tinyint" -> OptionalInt.of(3);
      case "smallint" -> OptionalInt.of(5);
      case "int" -> OptionalInt.of(10);
      case "bigint" -> OptionalInt.of(20);
      default -> OptionalInt.empty();
    };
  }

  private static boolean isWiderText(String from, String to) {
    OptionalInt length = textLength(from);
    return length.isPresent()
        && (to.equals("string")
            || textLength(to).isPresent() && textLength(to).getAsInt() >= length.getAsInt());
  }

  /** Gives the length of {@code varchar(10)} and {@code char(10)}. */
  private static OptionalInt textLength(String name) {
    int open = name.indexOf('(');
    boolean isText = name.startsWith("varchar(") || name.startsWith("char(");
    return isText && name.endsWith(")")
        ? OptionalInt.of(Integer.parseInt(name.substring(open + 1, name.length() - 1)))
        : OptionalInt.empty();
  }

  private static boolean isWidening(Decimal from, Decimal to) {
    return to.scale() >= from.scale()
        && to.precision() - to.scale() >= from.precision() - from.scale();
  }

  /** Fields are found by name; new ones may come behind if they may be NULL. */
  private static boolean isWidening(List<Field> from, List<Field> to) {
    if (to.size() < from.size()) {
      return false;
    }
    for (int i = 0; i < to.size(); i++) {
      Field wider = to.get(i);
      if (i >= from.size()) {
        if (!wider.nullable()) {
          return false;
        }
        continue;
      }
      Field field = from.get(i);
      if (!field.name().equalsIgnoreCase(wider.name())
          || field.nullable() && !wider.nullable()
          || !isWidening(field.type(), wider.type())) {
        return false;
      }
    }
    return true;
  }
}
