package dev.lintel.model.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A type of Spark SQL. Its text is what Spark prints ({@code array<struct<a:int,b:string>>}), and
 * {@link TypeReader} reads it back.
 */
public sealed interface ColumnType {
  /** The type of what is not known; anything may be done with it. */
  ColumnType UNKNOWN = new Unknown();

  /** Reads a type as Spark, Hive and Unity Catalog write it; what is no type is unknown. */
  static ColumnType of(String text) {
    return TypeReader.read(text);
  }

  /**
   * A type without parts.
   *
   * @param name Spark's name for it, in lower case: {@code int}, {@code bigint}, {@code string},
   *     {@code timestamp}, {@code varchar(10)} and the like
   */
  record Simple(String name) implements ColumnType {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A decimal number of so many digits, so many of them behind the point. */
  record Decimal(int precision, int scale) implements ColumnType {
    @Override
    public String toString() {
      return "decimal(%d,%d)".formatted(precision, scale);
    }
  }

  /** An array. */
  record ArrayOf(ColumnType element) implements ColumnType {
    @Override
    public String toString() {
      return "array<%s>".formatted(element);
    }
  }

  /** A map. */
  record MapOf(ColumnType key, ColumnType value) implements ColumnType {
    @Override
    public String toString() {
      return "map<%s,%s>".formatted(key, value);
    }
  }

  /** A struct of named fields. */
  record StructOf(List<Field> fields) implements ColumnType {
    public StructOf {
      fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
      return fields.stream().map(Field::toString).collect(Collectors.joining(",", "struct<", ">"));
    }
  }

  /** One field of a struct. */
  record Field(String name, ColumnType type, boolean nullable) {
    @Override
    public String toString() {
      return TableId.of(name) + ":" + type + (nullable ? "" : " not null");
    }
  }

  /** See {@link #UNKNOWN}. */
  record Unknown() implements ColumnType {
    @Override
    public String toString() {
      return "unknown";
    }
  }
}
