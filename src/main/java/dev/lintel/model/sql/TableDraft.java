package dev.lintel.model.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A table on its way through the statements that change it; never leaves the building of it. */
final class TableDraft {
  private final CatalogTable base;
  private final Map<String, CatalogColumn> columns = new LinkedHashMap<>();
  private List<String> partitionedBy;
  private List<List<String>> keys;
  private boolean isOpen;

  TableDraft(CatalogTable base) {
    this.base = base;
    this.isOpen = base.open();
    this.partitionedBy = base.partitionedBy();
    this.keys = base.keys();
    base.columns().forEach(column -> columns.put(lower(column.name()), column));
  }

  boolean has(String column) {
    return columns.containsKey(lower(column));
  }

  /** Says that no more is known of what columns there are. */
  void open() {
    isOpen = true;
  }

  /** Adds a column behind the others; one that is there stays as it is. */
  void add(CatalogColumn column) {
    columns.putIfAbsent(lower(column.name()), column);
  }

  void drop(String column) {
    columns.remove(lower(column));
    keys = keys.stream().filter(key -> key.stream().noneMatch(column::equalsIgnoreCase)).toList();
    partitionedBy = partitionedBy.stream().filter(name -> !name.equalsIgnoreCase(column)).toList();
  }

  void rename(String from, String to) {
    List<CatalogColumn> all = new ArrayList<>(columns.values());
    columns.clear();
    for (CatalogColumn column : all) {
      add(column.name().equalsIgnoreCase(from) ? renamed(column, to) : column);
    }
    UnaryOperator<String> renaming = name -> name.equalsIgnoreCase(from) ? to : name;
    keys = keys.stream().map(key -> key.stream().map(renaming).toList()).toList();
    partitionedBy = partitionedBy.stream().map(renaming).toList();
  }

  private static CatalogColumn renamed(CatalogColumn column, String name) {
    return new CatalogColumn(
        name, column.type(), column.nullable(), column.comment(), column.tags());
  }

  void replace(List<CatalogColumn> others) {
    columns.clear();
    others.forEach(this::add);
    keys = keys.stream().filter(key -> key.stream().allMatch(this::has)).toList();
    partitionedBy = partitionedBy.stream().filter(this::has).toList();
  }

  /** Adds a key; the primary one stands first. */
  void addKey(List<String> names, boolean isPrimary) {
    List<List<String>> all = new ArrayList<>(keys);
    all.add(isPrimary ? 0 : all.size(), names);
    keys = all;
  }

  /** Changes a column that is there. */
  void change(String name, UnaryOperator<CatalogColumn> change) {
    columns.computeIfPresent(lower(name), (key, column) -> change.apply(column));
  }

  CatalogTable build() {
    return new CatalogTable(
        base.id(),
        base.kind(),
        List.copyOf(columns.values()),
        isOpen,
        partitionedBy,
        keys,
        base.rowCount(),
        base.location(),
        base.format(),
        base.comment(),
        base.properties(),
        base.tags(),
        base.definition());
  }

  /**
   * Gives what holds where two places define one table. Where they disagree on its columns nobody
   * knows which is meant, so it is open, and of each column only what both say is kept.
   */
  static CatalogTable joined(CatalogTable first, CatalogTable second) {
    Map<String, CatalogColumn> columns = new LinkedHashMap<>();
    first.columns().forEach(column -> columns.put(lower(column.name()), column));
    List<String> names = List.copyOf(columns.keySet());
    second
        .columns()
        .forEach(column -> columns.merge(lower(column.name()), column, TableDraft::joined));
    boolean isSame = names.equals(second.columns().stream().map(c -> lower(c.name())).toList());
    boolean isSameTyped = isSame && haveSameTypes(first, second);
    boolean isPartitionedAlike = lower(first.partitionedBy()).equals(lower(second.partitionedBy()));
    return new CatalogTable(
        first.id().parts().size() < second.id().parts().size() ? second.id() : first.id(),
        first.kind(),
        List.copyOf(columns.values()),
        first.open() || second.open() || !isSameTyped,
        isPartitionedAlike ? first.partitionedBy() : List.of(),
        first.keys().stream().filter(key -> holds(second.keys(), key)).toList(),
        first.rowCount().isPresent() ? first.rowCount() : second.rowCount(),
        first.location().or(second::location),
        Objects.equals(first.format(), second.format()) ? first.format() : Optional.empty(),
        first.comment().or(second::comment),
        first.properties(),
        first.tags(),
        first.definition().or(second::definition));
  }

  private static boolean holds(List<List<String>> keys, List<String> key) {
    return keys.stream().anyMatch(other -> lower(other).equals(lower(key)));
  }

  private static boolean haveSameTypes(CatalogTable first, CatalogTable second) {
    for (int i = 0; i < first.columns().size(); i++) {
      if (!isSameType(first.columns().get(i).type(), second.columns().get(i).type())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSameType(ColumnType a, ColumnType b) {
    return a.equals(b) || a.equals(ColumnType.UNKNOWN) || b.equals(ColumnType.UNKNOWN);
  }

  private static CatalogColumn joined(CatalogColumn first, CatalogColumn second) {
    ColumnType type = first.type().equals(ColumnType.UNKNOWN) ? second.type() : first.type();
    List<String> tags = new ArrayList<>(first.tags());
    tags.addAll(second.tags());
    return new CatalogColumn(
            first.name(),
            isSameType(first.type(), second.type()) ? type : ColumnType.UNKNOWN,
            first.nullable() || second.nullable(),
            first.comment().or(second::comment),
            first.tags())
        .withTags(tags);
  }

  private static List<String> lower(List<String> names) {
    return names.stream().map(TableDraft::lower).toList();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
