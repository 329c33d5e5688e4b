package dev.lintel.catalogs;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.TableId;
import io.trino.hive.thrift.metastore.FieldSchema;
import io.trino.hive.thrift.metastore.StorageDescriptor;
import io.trino.hive.thrift.metastore.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes catalog tables of a metastore's. Where Spark wrote a table, its own schema stands in the
 * parameters and is the true one: the metastore's columns have lost case, nullability and, for
 * formats that Hive cannot read, everything.
 */
final class MetastoreTables {
  /** What Spark puts in place of columns that Hive cannot hold, with its serde's words. */
  private static final String NO_COLUMN = "from deserializer";

  private MetastoreTables() {}

  /** Gives the number of columns, before any work is put into them. */
  static int width(Table table) {
    StorageDescriptor storage = table.getSd();
    int own = storage == null || storage.getCols() == null ? 0 : storage.getCols().size();
    return own + (table.getPartitionKeys() == null ? 0 : table.getPartitionKeys().size());
  }

  static CatalogTable table(Table table, MetastoreConstraints constraints) {
    Map<String, String> parameters =
        table.getParameters() == null ? Map.of() : table.getParameters();
    Optional<SparkSchema> spark = SparkSchema.of(parameters);
    List<CatalogColumn> columns =
        spark.map(SparkSchema::columns).orElseGet(() -> columns(table, parameters));
    return new CatalogTable(
        TableId.of(table.getDbName(), table.getTableName()),
        kind(table),
        required(columns, constraints),
        columns.isEmpty(),
        spark
            .map(SparkSchema::partitionedBy)
            .orElseGet(() -> keys(table).stream().map(FieldSchema::getName).toList()),
        constraints.keys(),
        rowCount(parameters),
        location(table),
        format(table, parameters),
        Optional.ofNullable(parameters.get("comment")).filter(text -> !text.isBlank()),
        properties(table, parameters),
        new TreeSet<>(),
        Optional.empty());
  }

  private static CatalogTable.Kind kind(Table table) {
    return switch (table.getTableType() == null ? "" : table.getTableType()) {
      case "VIRTUAL_VIEW" -> CatalogTable.Kind.VIEW;
      case "MATERIALIZED_VIEW" -> CatalogTable.Kind.MATERIALIZED_VIEW;
      case "EXTERNAL_TABLE" -> CatalogTable.Kind.EXTERNAL_TABLE;
      default -> CatalogTable.Kind.TABLE;
    };
  }

  private static List<FieldSchema> keys(Table table) {
    return table.getPartitionKeys() == null ? List.of() : table.getPartitionKeys();
  }

  /** Gives the metastore's own columns; none where those are only placeholders. */
  private static List<CatalogColumn> columns(Table table, Map<String, String> parameters) {
    List<FieldSchema> own =
        table.getSd() == null || table.getSd().getCols() == null
            ? List.of()
            : table.getSd().getCols();
    boolean isPlaceholder =
        parameters.containsKey(SparkSchema.PROVIDER)
            && own.size() == 1
            && own.getFirst().getName().equals("col")
            && NO_COLUMN.equals(own.getFirst().getComment());
    if (isPlaceholder) {
      return List.of();
    }
    List<FieldSchema> fields = new ArrayList<>(own);
    fields.addAll(keys(table));
    return fields.stream()
        .map(field ->
            new CatalogColumn(
                field.getName(),
                ColumnType.of(field.getType() == null ? "" : field.getType()),
                true,
                Optional.ofNullable(field.getComment()).filter(text -> !text.isBlank()),
                new TreeSet<>()))
        .toList();
  }

  private static List<CatalogColumn> required(
      List<CatalogColumn> columns, MetastoreConstraints constraints) {
    return columns.stream()
        .map(column ->
            constraints.required().contains(column.name().toLowerCase(Locale.ROOT))
                ? new CatalogColumn(
                    column.name(), column.type(), false, column.comment(), column.tags())
                : column)
        .toList();
  }

  /**
   * Spark's own figure is whole; Hive's is of the table without its partitions, and often stale.
   */
  private static OptionalLong rowCount(Map<String, String> parameters) {
    OptionalLong spark = count(parameters.get("spark.sql.statistics.numRows"));
    OptionalLong hive = count(parameters.get("numRows"));
    boolean isHiveKnown = hive.isPresent() && hive.getAsLong() > 0;
    return spark.isPresent() ? spark : isHiveKnown ? hive : OptionalLong.empty();
  }

  private static OptionalLong count(String text) {
    boolean isNumber =
        text != null
            && !text.isEmpty()
            && text.length() <= 18
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  private static Optional<String> location(Table table) {
    return Optional.ofNullable(table.getSd())
        .map(StorageDescriptor::getLocation)
        .filter(text -> !text.isBlank())
        .map(Secrets::withoutUserInfo);
  }

  private static Optional<String> format(Table table, Map<String, String> parameters) {
    String provider = parameters.get(SparkSchema.PROVIDER);
    if (provider != null) {
      return Optional.of(provider.toLowerCase(Locale.ROOT));
    }
    if ("ICEBERG".equalsIgnoreCase(parameters.get("table_type"))) {
      return Optional.of("iceberg");
    }
    StorageDescriptor storage = table.getSd();
    String input =
        storage == null || storage.getInputFormat() == null ? "" : storage.getInputFormat();
    String serde =
        storage == null
                || storage.getSerdeInfo() == null
                || storage.getSerdeInfo().getSerializationLib() == null
            ? ""
            : storage.getSerdeInfo().getSerializationLib();
    String all = (input + " " + serde).toLowerCase(Locale.ROOT);
    for (String known : List.of("parquet", "orc", "avro", "json", "csv", "sequence", "text")) {
      if (all.contains(known)) {
        return Optional.of(known.equals("sequence") ? "sequencefile" : known);
      }
    }
    return Optional.empty();
  }

  /** Gives what people set: figures that each write changes would make every snapshot differ. */
  private static SortedMap<String, String> properties(Table table, Map<String, String> parameters) {
    SortedMap<String, String> properties = new TreeMap<>();
    parameters.forEach((key, value) -> {
      if (!MetastoreProperties.isInternal(key) && !Secrets.isNamed(key) && value != null) {
        properties.put(key, value);
      }
    });
    if (table.getOwner() != null && !table.getOwner().isBlank()) {
      properties.putIfAbsent("owner", table.getOwner());
    }
    return properties;
  }
}
