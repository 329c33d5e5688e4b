package dev.lintel.catalogs;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.TableId;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads what every JDBC driver tells of its database: what information_schema holds, and the same
 * of databases that have none.
 */
final class MetadataReader {
  private static final Set<String> SYSTEM =
      Set.of("information_schema", "pg_catalog", "sys", "mysql", "performance_schema");

  private final DatabaseMetaData metadata;
  private final List<String> schemas;
  private final CollectedTables collected;

  MetadataReader(Connection connection, List<String> schemas, CollectedTables collected)
      throws SQLException {
    this.metadata = connection.getMetaData();
    this.schemas = schemas;
    this.collected = collected;
  }

  /** Where a driver puts a table: MySQL has catalogs and no schemas, Oracle the reverse. */
  private record Place(String catalog, String schema, String table) {
    static Place of(ResultSet row) throws SQLException {
      return new Place(
          row.getString("TABLE_CAT"), row.getString("TABLE_SCHEM"), row.getString("TABLE_NAME"));
    }

    String group() {
      return schema != null && !schema.isEmpty() ? schema : catalog == null ? "" : catalog;
    }

    TableId id() {
      return group().isEmpty() ? TableId.of(table) : TableId.of(group(), table);
    }
  }

  /** What the list of tables says of one. */
  private record Listed(CatalogTable.Kind kind, Optional<String> comment) {}

  void read() throws SQLException, CatalogException {
    Map<Place, Listed> tables = tables();
    requireSchemas(tables);
    for (Map.Entry<Place, Listed> entry : tables.entrySet()) {
      Place place = entry.getKey();
      boolean isView = entry.getValue().kind() == CatalogTable.Kind.VIEW;
      collected.add(
          new CatalogTable(
              place.id(),
              entry.getValue().kind(),
              columns(place),
              false,
              List.of(),
              isView ? List.of() : keys(place),
              OptionalLong.empty(),
              Optional.empty(),
              Optional.empty(),
              entry.getValue().comment(),
              new TreeMap<>(),
              new TreeSet<>(),
              Optional.empty()));
    }
  }

  private Map<Place, Listed> tables() throws SQLException, CatalogException {
    Map<Place, Listed> tables = new LinkedHashMap<>();
    try (ResultSet rows = metadata.getTables(null, null, "%", null)) {
      while (rows.next()) {
        Place place = Place.of(rows);
        Optional<CatalogTable.Kind> kind = kind(rows.getString("TABLE_TYPE"));
        if (kind.isPresent() && isWanted(place)) {
          tables.put(place, new Listed(kind.get(), text(rows.getString("REMARKS"))));
          collected.requireTables(tables.size());
        }
      }
    }
    return tables;
  }

  private boolean isWanted(Place place) {
    return schemas.isEmpty()
        ? !SYSTEM.contains(place.group().toLowerCase(Locale.ROOT))
        : schemas.stream().anyMatch(place.group()::equalsIgnoreCase);
  }

  /** A driver has words of its own: TABLE, BASE TABLE, SYSTEM TABLE, INDEX, SYNONYM. */
  private static Optional<CatalogTable.Kind> kind(String type) {
    String upper = type == null ? "" : type.toUpperCase(Locale.ROOT);
    if (upper.contains("SYSTEM") || upper.contains("TEMPORARY")) {
      return Optional.empty();
    }
    if (upper.endsWith("VIEW")) {
      return Optional.of(
          upper.startsWith("MATERIALIZED")
              ? CatalogTable.Kind.MATERIALIZED_VIEW
              : CatalogTable.Kind.VIEW);
    }
    if (upper.endsWith("TABLE")) {
      return Optional.of(
          upper.startsWith("EXTERNAL")
              ? CatalogTable.Kind.EXTERNAL_TABLE
              : CatalogTable.Kind.TABLE);
    }
    return Optional.empty();
  }

  private void requireSchemas(Map<Place, Listed> tables) throws SQLException, CatalogException {
    for (String schema : schemas) {
      if (tables.keySet().stream().map(Place::group).noneMatch(schema::equalsIgnoreCase)) {
        List<String> all = new ArrayList<>();
        try (ResultSet rows = metadata.getSchemas()) {
          while (rows.next()) {
            all.add(rows.getString("TABLE_SCHEM"));
          }
        }
        throw new CatalogException(
            "%s has no table in a schema '%s'; its schemas are %s"
                .formatted(collected.place(), schema, Shown.some(all)));
      }
    }
  }

  private List<CatalogColumn> columns(Place place) throws SQLException, CatalogException {
    List<CatalogColumn> columns = new ArrayList<>();
    try (ResultSet rows =
        metadata.getColumns(
            place.catalog(), pattern(place.schema()), pattern(place.table()), "%")) {
      while (rows.next()) {
        // Not every driver minds the escapes of its own patterns.
        if (Place.of(rows).equals(place)) {
          columns.add(column(rows));
          collected.requireColumns(place.id().toString(), columns.size());
        }
      }
    }
    return columns;
  }

  private static CatalogColumn column(ResultSet row) throws SQLException {
    ColumnType type =
        JdbcTypes.of(
            row.getInt("DATA_TYPE"), row.getInt("COLUMN_SIZE"), row.getInt("DECIMAL_DIGITS"));
    boolean isNullable = row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
    return new CatalogColumn(
        row.getString("COLUMN_NAME"),
        type,
        isNullable,
        text(row.getString("REMARKS")),
        new TreeSet<>());
  }

  private String pattern(String name) throws SQLException {
    String escape = metadata.getSearchStringEscape();
    return name == null || escape == null || escape.isEmpty()
        ? name
        : name.replace(escape, escape + escape)
            .replace("_", escape + "_")
            .replace("%", escape + "%");
  }

  private List<List<String>> keys(Place place) throws SQLException {
    List<List<String>> keys = new ArrayList<>();
    Map<Integer, String> primary = new TreeMap<>();
    try (ResultSet rows = metadata.getPrimaryKeys(place.catalog(), place.schema(), place.table())) {
      while (rows.next()) {
        primary.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    if (!primary.isEmpty()) {
      keys.add(List.copyOf(primary.values()));
    }
    Map<String, Map<Integer, String>> unique = new TreeMap<>();
    try (ResultSet rows =
        metadata.getIndexInfo(place.catalog(), place.schema(), place.table(), true, true)) {
      while (rows.next()) {
        String index = rows.getString("INDEX_NAME");
        String column = rows.getString("COLUMN_NAME");
        if (index != null && column != null) {
          unique
              .computeIfAbsent(index, name -> new TreeMap<>())
              .put(rows.getInt("ORDINAL_POSITION"), column);
        }
      }
    }
    unique.values().stream()
        .map(columns -> List.copyOf(columns.values()))
        .filter(columns -> !keys.contains(columns))
        .forEach(keys::add);
    return keys;
  }

  private static Optional<String> text(String comment) {
    return Optional.ofNullable(comment).filter(text -> !text.isBlank());
  }
}
