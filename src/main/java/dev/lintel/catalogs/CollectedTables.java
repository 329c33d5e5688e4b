package dev.lintel.catalogs;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.TableId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Collects what is read, up to what a snapshot can hold: a server that is broken or hostile fills
 * neither memory nor disk. Other systems tell names apart by case, and know tables without columns;
 * where Spark would not know which of two is meant, the table is open, so that nothing is said of
 * it. Not thread-safe.
 */
final class CollectedTables {
  /** Ten times the columns of the widest tables that people complain about. */
  static final int MAX_COLUMNS = 10_000;

  static final int MAX_TABLES = 100_000;
  static final int MAX_COLUMNS_IN_ALL = 2_000_000;

  private final String place;
  private final Map<TableId, CatalogTable> tables = new LinkedHashMap<>();
  private int columns;

  /**
   * @param place what is read, for messages
   */
  CollectedTables(String place) {
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
    CatalogTable other = tables.get(table.id());
    tables.put(table.id(), other == null ? consistent(table) : other.withoutColumns());
  }

  /** Two columns of one name, none, or a key over what is no column would contradict themselves. */
  private static CatalogTable consistent(CatalogTable table) {
    Map<String, CatalogColumn> columns = new LinkedHashMap<>();
    table.columns().forEach(column -> columns.putIfAbsent(lower(column.name()), column));
    boolean isAmbiguous = columns.size() < table.columns().size();
    return new CatalogTable(
        table.id(),
        table.kind(),
        List.copyOf(columns.values()),
        table.open() || columns.isEmpty() || isAmbiguous,
        isKnown(table.partitionedBy(), columns) ? table.partitionedBy() : List.of(),
        table.keys().stream().filter(key -> isKnown(key, columns)).toList(),
        table.rowCount(),
        table.location(),
        table.format(),
        table.comment(),
        table.properties(),
        table.tags(),
        table.definition());
  }

  private static boolean isKnown(List<String> names, Map<String, CatalogColumn> columns) {
    return names.stream().allMatch(name -> columns.containsKey(lower(name)));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
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
    return List.copyOf(tables.values());
  }
}
