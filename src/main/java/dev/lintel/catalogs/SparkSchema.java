package dev.lintel.catalogs;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The schema that Spark keeps of a table in the parameters of the metastore's table: JSON, cut into
 * parts because the metastore's columns for parameters are narrow. See HiveExternalCatalog and
 * DataType.json in Spark 4.0.
 *
 * @param columns the columns, those that partition the table included
 * @param partitionedBy the names of the columns that partition the table
 */
record SparkSchema(List<CatalogColumn> columns, List<String> partitionedBy) {
  /** Says what stores the table; there is one for each table that Spark made. */
  static final String PROVIDER = "spark.sql.sources.provider";

  private static final String SCHEMA = "spark.sql.sources.schema";
  private static final int MAX_PARTS = 10_000;
  private static final int MAX_DEPTH = 64;

  /** Gives the schema; empty where there is none, or one that cannot be read as a whole. */
  static Optional<SparkSchema> of(Map<String, String> parameters) {
    return json(parameters)
        .flatMap(JsonTree::read)
        .flatMap(SparkSchema::fields)
        .filter(columns -> !columns.isEmpty())
        .map(columns -> new SparkSchema(columns, partitionedBy(parameters)));
  }

  private static Optional<String> json(Map<String, String> parameters) {
    String whole = parameters.get(SCHEMA);
    return whole != null
        ? Optional.of(whole)
        : parts(parameters, SCHEMA + ".numParts", SCHEMA + ".part.")
            .map(parts -> String.join("", parts))
            .filter(text -> !text.isEmpty());
  }

  private static List<String> partitionedBy(Map<String, String> parameters) {
    return parts(parameters, SCHEMA + ".numPartCols", SCHEMA + ".partCol.").orElse(List.of());
  }

  private static Optional<List<String>> parts(
      Map<String, String> parameters, String countKey, String partKey) {
    String count = parameters.getOrDefault(countKey, "");
    boolean isNumber = !count.isEmpty() && count.length() <= 5 && count.matches("[0-9]+");
    int total = isNumber ? Integer.parseInt(count) : MAX_PARTS + 1;
    if (total > MAX_PARTS) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < total; i++) {
      String part = parameters.get(partKey + i);
      if (part == null) {
        return Optional.empty();
      }
      parts.add(part);
    }
    return Optional.of(parts);
  }

  private static Optional<List<CatalogColumn>> fields(Object schema) {
    if (!(schema instanceof Map<?, ?> struct) || !(struct.get("fields") instanceof List<?> list)) {
      return Optional.empty();
    }
    List<CatalogColumn> columns = new ArrayList<>();
    for (Object entry : list) {
      if (!(entry instanceof Map<?, ?> field) || !(field.get("name") instanceof String name)) {
        return Optional.empty();
      }
      columns.add(
          new CatalogColumn(
              name, type(field), isNullable(field), metadata(field, "comment"), new TreeSet<>()));
    }
    return Optional.of(columns);
  }

  /** A char or varchar is a string to Spark, which remembers its own name beside it. */
  private static ColumnType type(Map<?, ?> field) {
    return metadata(field, "__CHAR_VARCHAR_TYPE_STRING")
        .map(ColumnType::of)
        .orElseGet(() -> type(field.get("type"), 0));
  }

  private static boolean isNullable(Map<?, ?> field) {
    return !Boolean.FALSE.equals(field.get("nullable"));
  }

  private static Optional<String> metadata(Map<?, ?> field, String key) {
    return field.get("metadata") instanceof Map<?, ?> metadata
            && metadata.get(key) instanceof String text
            && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static ColumnType type(Object json, int depth) {
    if (json instanceof String name) {
      return ColumnType.of(name);
    }
    if (!(json instanceof Map<?, ?> type)
        || depth > MAX_DEPTH
        || !(type.get("type") instanceof String kind)) {
      return ColumnType.UNKNOWN;
    }
    return switch (kind) {
      case "array" -> new ColumnType.ArrayOf(type(type.get("elementType"), depth + 1));
      case "map" ->
          new ColumnType.MapOf(
              type(type.get("keyType"), depth + 1), type(type.get("valueType"), depth + 1));
      case "struct" -> struct(type.get("fields"), depth);
      case "udt" -> type(type.get("sqlType"), depth + 1);
      default -> ColumnType.UNKNOWN;
    };
  }

  private static ColumnType struct(Object json, int depth) {
    if (!(json instanceof List<?> list)) {
      return ColumnType.UNKNOWN;
    }
    List<ColumnType.Field> fields = new ArrayList<>();
    for (Object entry : list) {
      if (!(entry instanceof Map<?, ?> field) || !(field.get("name") instanceof String name)) {
        return ColumnType.UNKNOWN;
      }
      fields.add(new ColumnType.Field(name, type(field.get("type"), depth + 1), isNullable(field)));
    }
    return new ColumnType.StructOf(fields);
  }
}
