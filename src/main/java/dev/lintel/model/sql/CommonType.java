package dev.lintel.model.sql;

import dev.lintel.model.sql.ColumnType.ArrayOf;
import dev.lintel.model.sql.ColumnType.Decimal;
import dev.lintel.model.sql.ColumnType.Field;
import dev.lintel.model.sql.ColumnType.MapOf;
import dev.lintel.model.sql.ColumnType.Simple;
import dev.lintel.model.sql.ColumnType.StructOf;
import java.util.ArrayList;
import java.util.List;

/**
 * The type to which Spark casts values of several types that meet, as in {@code coalesce} or a
 * UNION; by its ANSI rules, which Spark 4.0 and Databricks have on unless told otherwise.
 *
 * <p>Source: spark.apache.org/docs/4.0.0/sql-ref-ansi-compliance.html, least common type, read
 * 2026-11-26; each rule was checked against the analyzer of Spark 4.0.0.
 */
final class CommonType {
  private static final List<String> INTEGRAL = List.of("tinyint", "smallint", "int", "bigint");
  private static final List<String> DATES = List.of("date", "timestamp_ntz", "timestamp");
  private static final int MAX_PRECISION = 38;

  private CommonType() {}

  /** Gives the common type; unknown where there is none, or one of them is not known. */
  static ColumnType of(List<ColumnType> types) {
    ColumnType common = new Simple("void");
    // Their order matters: a string with an int is a bigint, with a decimal it is a double.
    for (ColumnType type : types) {
      common = ofTwo(common, type);
    }
    return common;
  }

  private static ColumnType ofTwo(ColumnType a, ColumnType b) {
    if (a.equals(b) || isUnknown(a) || isVoid(b)) {
      return a;
    }
    if (isUnknown(b) || isVoid(a)) {
      return b;
    }
    if (isText(a)) {
      return withText(b);
    }
    if (isText(b)) {
      return withText(a);
    }
    if (isNumber(a) && isNumber(b)) {
      return number(a, b);
    }
    int date = Math.max(DATES.indexOf(a.toString()), DATES.indexOf(b.toString()));
    if (DATES.contains(a.toString()) && DATES.contains(b.toString())) {
      return new Simple(DATES.get(date));
    }
    return nested(a, b);
  }

  private static ColumnType withText(ColumnType other) {
    if (isText(other)) {
      return new Simple("string");
    }
    if (isIntegral(other)) {
      return new Simple("bigint");
    }
    if (isNumber(other)) {
      return new Simple("double");
    }
    return other instanceof Simple ? other : ColumnType.UNKNOWN;
  }

  private static ColumnType number(ColumnType a, ColumnType b) {
    if (isIntegral(a) && isIntegral(b)) {
      return INTEGRAL.indexOf(a.toString()) > INTEGRAL.indexOf(b.toString()) ? a : b;
    }
    boolean isFloat = isFloat(a) || isFloat(b) || isDouble(a) || isDouble(b);
    if (!isFloat) {
      Decimal left = decimal(a);
      Decimal right = decimal(b);
      int scale = Math.max(left.scale(), right.scale());
      int whole = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
      return bounded(whole + scale, scale);
    }
    return new Simple(isFloat(a) && isFloat(b) ? "float" : "double");
  }

  private static ColumnType nested(ColumnType a, ColumnType b) {
    if (a instanceof ArrayOf(ColumnType left) && b instanceof ArrayOf(ColumnType right)) {
      ColumnType element = ofTwo(left, right);
      return isUnknown(element) ? element : new ArrayOf(element);
    }
    if (a instanceof MapOf(ColumnType key, ColumnType value)
        && b instanceof MapOf(ColumnType otherKey, ColumnType otherValue)) {
      ColumnType keys = ofTwo(key, otherKey);
      ColumnType values = ofTwo(value, otherValue);
      return isUnknown(keys) || isUnknown(values) ? ColumnType.UNKNOWN : new MapOf(keys, values);
    }
    if (a instanceof StructOf(var left)
        && b instanceof StructOf(var right)
        && left.size() == right.size()) {
      List<Field> fields = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        Field field = left.get(i);
        Field other = right.get(i);
        fields.add(
            new Field(
                field.name(),
                ofTwo(field.type(), other.type()),
                field.nullable() || other.nullable()));
      }
      return new StructOf(fields);
    }
    return ColumnType.UNKNOWN;
  }

  /** Gives a decimal type; digits behind the point go first where there are too many. */
  static ColumnType bounded(int precision, int scale) {
    return new Decimal(Math.min(precision, MAX_PRECISION), Math.min(scale, MAX_PRECISION));
  }

  /** Gives the decimal that holds every value of an integral type. */
  static Decimal decimal(ColumnType type) {
    if (type instanceof Decimal decimal) {
      return decimal;
    }
    return switch (type.toString()) {
      case "tinyint" -> new Decimal(3, 0);
      case "smallint" -> new Decimal(5, 0);
      case "bigint" -> new Decimal(20, 0);
      default -> new Decimal(10, 0);
    };
  }

  static boolean isUnknown(ColumnType type) {
    return type.equals(ColumnType.UNKNOWN);
  }

  static boolean isIntegral(ColumnType type) {
    return type instanceof Simple(String name) && INTEGRAL.contains(name);
  }

  static boolean isText(ColumnType type) {
    return type instanceof Simple(String name)
        && (name.equals("string") || name.startsWith("varchar") || name.startsWith("char"));
  }

  /** Tells whether the type is a number other than a decimal, or a text that is cast to one. */
  static boolean isPlainNumber(ColumnType type) {
    return isNumber(type) && !(type instanceof Decimal) || isText(type);
  }

  /** Tells whether the type is a number without rounding. */
  static boolean isExact(ColumnType type) {
    return isIntegral(type) || type instanceof Decimal;
  }

  static boolean isNumber(ColumnType type) {
    return isIntegral(type) || type instanceof Decimal || isFloat(type) || isDouble(type);
  }

  private static boolean isFloat(ColumnType type) {
    return type instanceof Simple(String name) && name.equals("float");
  }

  private static boolean isDouble(ColumnType type) {
    return type instanceof Simple(String name) && name.equals("double");
  }

  private static boolean isVoid(ColumnType type) {
    return type instanceof Simple(String name) && name.equals("void");
  }
}
