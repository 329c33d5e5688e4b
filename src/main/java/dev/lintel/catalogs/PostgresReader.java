package dev.lintel.catalogs;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads PostgreSQL's own catalog, of which information_schema shows only what the user may write:
 * no comments, partitions, materialized views or row counts. A few queries give everything, in one
 * transaction, so that they speak of the same moment.
 */
final class PostgresReader {
  private static final int FETCH_ROWS = 2_000;

  private static final String TABLES =
      """
      SELECT c.oid, n.nspname, c.relname, c.relkind::text, c.reltuples::bigint,
             obj_description(c.oid, 'pg_class'), pg_get_userbyid(c.relowner)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND (cardinality(?::text[]) = 0 OR n.nspname = ANY (?::text[]))
      ORDER BY n.nspname, c.relname
      """;

  /** A domain is what it is made of, and an enumeration is read as text. */
  private static final String COLUMNS =
      """
      SELECT a.attrelid, a.attname, a.attnotnull OR t.typnotnull,
             CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod)
                            WHEN 'e' THEN 'text'
                            ELSE format_type(a.atttypid, a.atttypmod) END,
             col_description(a.attrelid, a.attnum), a.attnum
      FROM pg_attribute a
      JOIN pg_type t ON t.oid = a.atttypid
      JOIN pg_class c ON c.oid = a.attrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE a.attnum > 0 AND NOT a.attisdropped
        AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND (cardinality(?::text[]) = 0 OR n.nspname = ANY (?::text[]))
      ORDER BY a.attrelid, a.attnum
      """;

  /** Only what holds for every row and at every moment; an expression is no column. */
  private static final String KEYS =
      """
      SELECT i.indrelid, i.indexrelid, a.attname
      FROM pg_index i
      JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
        ON k.place <= i.indnkeyatts
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
      WHERE i.indisunique AND i.indisvalid AND i.indimmediate
        AND i.indpred IS NULL AND i.indexprs IS NULL
      ORDER BY i.indrelid, i.indisprimary DESC, i.indexrelid, k.place
      """;

  private static final String PARTITIONS =
      """
      SELECT p.partrelid, a.attname
      FROM pg_partitioned_table p
      JOIN LATERAL unnest(p.partattrs::int2[]) WITH ORDINALITY AS k(attnum, place) ON true
      JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = k.attnum
      ORDER BY p.partrelid, k.place
      """;

  private final Connection connection;
  private final List<String> schemas;
  private final CollectedTables collected;
  private final Map<Long, List<CatalogColumn>> columns = new HashMap<>();
  private final Map<Long, Map<Long, List<String>>> keys = new HashMap<>();
  private final Map<Long, List<String>> partitions = new HashMap<>();
  private int columnCount;

  PostgresReader(Connection connection, List<String> schemas, CollectedTables collected) {
    this.connection = connection;
    this.schemas = schemas;
    this.collected = collected;
  }

  void read() throws SQLException, CatalogException {
    // Without a transaction the driver fetches all rows at once, however many there are.
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    requireSchemas();
    each(COLUMNS, schemas, this::column);
    each(KEYS, List.of(), this::key);
    each(PARTITIONS, List.of(), this::partition);
    each(TABLES, schemas, this::table);
    connection.rollback();
  }

  private void requireSchemas() throws SQLException, CatalogException {
    List<String> all = new ArrayList<>();
    each(
        "SELECT nspname FROM pg_namespace"
            + " WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY 1",
        List.of(),
        row -> all.add(row.getString(1)));
    for (String schema : schemas) {
      if (!all.contains(schema)) {
        throw new CatalogException(
            "%s has no schema '%s'; it has %s"
                .formatted(collected.place(), schema, Shown.some(all)));
      }
    }
  }

  private void each(String query, List<String> wanted, Row row)
      throws SQLException, CatalogException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setFetchSize(FETCH_ROWS);
      int parameters = statement.getParameterMetaData().getParameterCount();
      for (int i = 1; i <= parameters; i++) {
        statement.setArray(i, connection.createArrayOf("text", wanted.toArray()));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          row.read(rows);
        }
      }
    }
  }

  private void column(ResultSet row) throws SQLException, CatalogException {
    collected.requireColumnsInAll(++columnCount);
    columns
        .computeIfAbsent(row.getLong(1), table -> new ArrayList<>())
        .add(
            new CatalogColumn(
                row.getString(2),
                PostgresTypes.of(row.getString(4)),
                !row.getBoolean(3),
                text(row.getString(5)),
                new TreeSet<>()));
  }

  private void key(ResultSet row) throws SQLException {
    keys.computeIfAbsent(row.getLong(1), table -> new LinkedHashMap<>())
        .computeIfAbsent(row.getLong(2), index -> new ArrayList<>())
        .add(row.getString(3));
  }

  private void partition(ResultSet row) throws SQLException {
    partitions.computeIfAbsent(row.getLong(1), table -> new ArrayList<>()).add(row.getString(2));
  }

  private void table(ResultSet row) throws SQLException, CatalogException {
    long table = row.getLong(1);
    long rows = row.getLong(5);
    collected.add(
        new CatalogTable(
            TableId.of(row.getString(2), row.getString(3)),
            switch (row.getString(4)) {
              case "v" -> CatalogTable.Kind.VIEW;
              case "m" -> CatalogTable.Kind.MATERIALIZED_VIEW;
              case "f" -> CatalogTable.Kind.EXTERNAL_TABLE;
              default -> CatalogTable.Kind.TABLE;
            },
            columns.getOrDefault(table, List.of()),
            false,
            partitions.getOrDefault(table, List.of()),
            keys.getOrDefault(table, Map.of()).values().stream().toList(),
            // -1, and before PostgreSQL 14 also 0, says that nobody has counted.
            rows > 0 ? OptionalLong.of(rows) : OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            text(row.getString(6)),
            new TreeMap<>(Map.of("owner", row.getString(7))),
            new TreeSet<>(),
            Optional.empty()));
  }

  private static Optional<String> text(String comment) {
    return Optional.ofNullable(comment).filter(text -> !text.isBlank());
  }

  /** What becomes of a row. */
  @FunctionalInterface
  private interface Row {
    void read(ResultSet row) throws SQLException, CatalogException;
  }
}
