package dev.lintel.model.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables and views that are known, by their names. A short name finds a longer one where only
 * one table can be meant: which schema is current at run time, no file tells.
 */
public final class TableCatalog {
  /** The catalog without tables. */
  public static final TableCatalog EMPTY = new TableCatalog(List.of());

  private final Map<TableId, CatalogTable> tables = new TreeMap<>();
  private final Map<String, List<CatalogTable>> byName = new HashMap<>();

  /** Makes a catalog; of two tables with one name the later one counts. */
  public TableCatalog(Collection<CatalogTable> tables) {
    tables.forEach(table -> this.tables.put(table.id(), table));
    this.tables
        .values()
        .forEach(table ->
            byName.computeIfAbsent(lower(table.id().name()), name -> new ArrayList<>()).add(table));
  }

  /** Gives the tables in the order of their names. */
  public Collection<CatalogTable> tables() {
    return List.copyOf(tables.values());
  }

  public boolean isEmpty() {
    return tables.isEmpty();
  }

  /** Gives the table that a name means; empty where there is none, or it may mean several. */
  public Optional<CatalogTable> find(TableId id) {
    CatalogTable exact = tables.get(id);
    if (exact != null) {
      return Optional.of(exact);
    }
    List<CatalogTable> found = candidates(id);
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** Tells whether any table may be meant by a name. */
  public boolean knows(TableId id) {
    return tables.containsKey(id) || !candidates(id).isEmpty();
  }

  /** Gives this catalog with further tables, which hide those of the same name. */
  public TableCatalog with(Collection<CatalogTable> others) {
    List<CatalogTable> all = new ArrayList<>(tables.values());
    all.addAll(others);
    return new TableCatalog(all);
  }

  private List<CatalogTable> candidates(TableId id) {
    return byName.getOrDefault(lower(id.name()), List.of()).stream()
        .filter(table -> table.id().mayBe(id))
        .toList();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
