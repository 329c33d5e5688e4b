package dev.lintel.catalogs;

import dev.lintel.model.sql.CatalogTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Collects what is read, up to what a snapshot can hold: a server that is broken or hostile fills
 * neither memory nor disk. Not thread-safe.
 */
final class Limits {
  /** Ten times the columns of the widest tables that people complain about. */
  static final int MAX_COLUMNS = 10_000;

  static final int MAX_TABLES = 100_000;
  static final int MAX_COLUMNS_IN_ALL = 2_000_000;

  private final String place;
  private final List<CatalogTable> tables = new ArrayList<>();
  private int columns;

  /**
   * @param place what is read, for messages
   */
  Limits(String place) {
    this.place = place;
  }

  String place() {
    return place;
  }

  void add(CatalogTable table) throws CatalogException {
    requireColumns(table.id().toString(), table.columns().size());
    requireTables(tables.size() + 1);
    columns += table.columns().size();
    requireColumnsInAll(columns);
    tables.add(table);
  }

  void requireColumnsInAll(int count) throws CatalogException {
    if (count > MAX_COLUMNS_IN_ALL) {
      throw tooMany("columns", MAX_COLUMNS_IN_ALL);
    }
  }

  void requireColumns(String table, int count) throws CatalogException {
    if (count > MAX_COLUMNS) {
      throw new CatalogException(
          String.format(
              Locale.ROOT,
              "%s: table '%s' has %,d columns, and Lintel reads tables of up to %,d; leave its"
                  + " schema out by naming those that are wanted",
              place,
              table,
              count,
              MAX_COLUMNS));
    }
  }

  void requireTables(int count) throws CatalogException {
    if (count > MAX_TABLES) {
      throw tooMany("tables", MAX_TABLES);
    }
  }

  private CatalogException tooMany(String what, int limit) {
    return new CatalogException(
        String.format(
            Locale.ROOT,
            "%s has more than %,d %s, which is more than Lintel reads; name the schemas that are"
                + " wanted",
            place,
            limit,
            what));
  }

  List<CatalogTable> tables() {
    return List.copyOf(tables);
  }
}
