package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.ColumnType;
import java.util.Optional;

/** The kinds of plain types; between two of them a value has to be converted. */
enum TypeFamily {
  TEXT("text"),
  NUMBER("number"),
  DAY("date"),
  TRUTH("boolean"),
  BYTES("binary");

  private final String word;

  TypeFamily(String word) {
    this.word = word;
  }

  /** Gives the family of a type; empty for one that has parts, or that is not known. */
  static Optional<TypeFamily> of(ColumnType type) {
    return switch (type) {
      case ColumnType.Decimal _ -> Optional.of(NUMBER);
      case ColumnType.Simple(String name) -> ofName(name);
      case ColumnType.ArrayOf _, ColumnType.MapOf _, ColumnType.StructOf _, ColumnType.Unknown _ ->
          Optional.empty();
    };
  }

  private static Optional<TypeFamily> ofName(String name) {
    return switch (name) {
      case "tinyint", "smallint", "int", "bigint", "float", "double" -> Optional.of(NUMBER);
      case "date", "timestamp", "timestamp_ntz" -> Optional.of(DAY);
      case "boolean" -> Optional.of(TRUTH);
      case "binary" -> Optional.of(BYTES);
      case "string" -> Optional.of(TEXT);
      default ->
          name.startsWith("varchar(") || name.startsWith("char(")
              ? Optional.of(TEXT)
              : Optional.empty();
    };
  }

  static boolean isText(ColumnType type) {
    return of(type).filter(family -> family == TEXT).isPresent();
  }

  static boolean isNumber(ColumnType type) {
    return of(type).filter(family -> family == NUMBER).isPresent();
  }

  /** Tells whether the type holds the nearest binary number. */
  static boolean isFloating(ColumnType type) {
    return type.toString().equals("double") || type.toString().equals("float");
  }

  /** Tells whether both are known, and a value of one is none of the other. */
  static boolean differ(ColumnType a, ColumnType b) {
    Optional<TypeFamily> one = of(a);
    Optional<TypeFamily> other = of(b);
    return one.isPresent() && other.isPresent() && one.get() != other.get();
  }

  @Override
  public String toString() {
    return word;
  }
}
