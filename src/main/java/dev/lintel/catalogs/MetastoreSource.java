package dev.lintel.catalogs;

import dev.lintel.model.sql.CatalogTable;
import io.trino.hive.thrift.metastore.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a Hive Metastore over plain Thrift.
 *
 * @param wanted the databases to read; empty for all
 */
record MetastoreSource(List<MetastoreAddress> addresses, List<String> wanted, Duration timeout)
    implements CatalogSource {
  /** Wide tables take some kilobytes each, and a call some milliseconds. */
  private static final int BATCH = 100;

  /** A view's columns carry no constraints, and each question takes a call. */
  private static final String VIEW = "VIEW";

  @Override
  public List<CatalogTable> read() throws CatalogException {
    try (MetastoreConnection connection = MetastoreConnection.open(addresses, timeout)) {
      CollectedTables collected = new CollectedTables(connection.place());
      for (String database : databases(connection)) {
        List<String> names = connection.tableNames(database);
        collected.requireTables(names.size());
        for (int start = 0; start < names.size(); start += BATCH) {
          List<String> batch = names.subList(start, Math.min(names.size(), start + BATCH));
          for (Table table : connection.tables(database, batch)) {
            add(connection, table, collected);
          }
        }
      }
      return collected.tables();
    }
  }

  private static void add(MetastoreConnection connection, Table table, CollectedTables collected)
      throws CatalogException {
    collected.requireColumns(table.getTableName(), MetastoreTables.width(table));
    boolean isView = table.isSetTableType() && table.getTableType().endsWith(VIEW);
    MetastoreConstraints constraints =
        isView
            ? MetastoreConstraints.NONE
            : MetastoreConstraints.of(connection, table.getDbName(), table.getTableName());
    collected.add(MetastoreTables.table(table, constraints));
  }

  private List<String> databases(MetastoreConnection connection) throws CatalogException {
    List<String> all = connection.databases();
    if (wanted.isEmpty()) {
      return all;
    }
    List<String> chosen = new ArrayList<>();
    for (String name : wanted) {
      chosen.add(
          all.stream()
              .filter(name::equalsIgnoreCase)
              .findFirst()
              .orElseThrow(() ->
                  new CatalogException(
                      "%s has no database '%s'; it has %s"
                          .formatted(connection.place(), name, Shown.some(all)))));
    }
    return chosen;
  }
}
