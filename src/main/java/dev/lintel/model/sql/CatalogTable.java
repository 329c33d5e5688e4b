package dev.lintel.model.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.AlterAction;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A table or view.
 *
 * @param columns in their order, those that partition the table included
 * @param open whether it may have columns that are not known, as where a star over an unknown table
 *     makes some; nothing may be said of a column that such a table does not name
 * @param partitionedBy the names of the columns that partition it, in their order
 * @param keys the sets of columns that are declared to be unique, the primary key first
 * @param rowCount about how many rows there are, where a snapshot says it
 * @param definition where a file of the repository defines it; empty where a snapshot does
 */
public record CatalogTable(
    TableId id,
    Kind kind,
    List<CatalogColumn> columns,
    boolean open,
    List<String> partitionedBy,
    List<List<String>> keys,
    OptionalLong rowCount,
    Optional<String> location,
    Optional<String> format,
    Optional<String> comment,
    SortedMap<String, String> properties,
    SortedSet<String> tags,
    Optional<Span> definition) {
  public CatalogTable {
    columns = List.copyOf(columns);
    partitionedBy = List.copyOf(partitionedBy);
    keys = keys.stream().map(List::copyOf).toList();
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
  }

  /** What stands behind the name. */
  public enum Kind {
    TABLE,
    EXTERNAL_TABLE,
    VIEW,
    MATERIALIZED_VIEW,
    STREAMING_TABLE
  }

  /** Makes a table of which no more than its columns is known. */
  public static CatalogTable of(TableId id, List<CatalogColumn> columns) {
    return new CatalogTable(
        id,
        Kind.TABLE,
        columns,
        false,
        List.of(),
        List.of(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(),
        new TreeSet<>(),
        Optional.empty());
  }

  /** Gives the table as one of whose columns nothing is known. */
  public CatalogTable withoutColumns() {
    return with(id, List.of(), true, List.of(), List.of());
  }

  /** Gives the table as one that may have further columns, or has none but these. */
  public CatalogTable withOpen(boolean other) {
    return with(id, columns, other, partitionedBy, keys);
  }

  /** Gives the table under another name. */
  public CatalogTable withId(TableId other) {
    return with(other, columns, open, partitionedBy, keys);
  }

  /**
   * Gives the table as ALTER TABLE leaves it; open where what an action does is not read, or where
   * columns without a name of their own are among the others.
   */
  public CatalogTable after(AlterAction action) {
    if (columns.stream().map(column -> lower(column.name())).distinct().count() < columns.size()) {
      return withOpen(true);
    }
    TableDraft draft = new TableDraft(this);
    AlterationReader.read(action).forEach(alteration -> alteration.applyTo(draft));
    return draft.build();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private CatalogTable with(
      TableId otherId,
      List<CatalogColumn> otherColumns,
      boolean otherOpen,
      List<String> otherPartitions,
      List<List<String>> otherKeys) {
    return new CatalogTable(
        otherId,
        kind,
        otherColumns,
        otherOpen,
        otherPartitions,
        otherKeys,
        rowCount,
        location,
        format,
        comment,
        properties,
        tags,
        definition);
  }

  /**
   * Tells whether the columns that partition the table are its last ones, in their order. Spark
   * moves them there for the formats that it reads itself, whatever the order of the definition,
   * and leaves them where they are for others.
   */
  public boolean hasPartitionsLast() {
    int first = columns.size() - partitionedBy.size();
    for (int i = Math.max(first, 0); i < columns.size(); i++) {
      if (first < 0 || !columns.get(i).name().equalsIgnoreCase(partitionedBy.get(i - first))) {
        return false;
      }
    }
    return true;
  }

  /** Gives the column of a name. */
  public Optional<CatalogColumn> column(String name) {
    return columns.stream().filter(column -> column.name().equalsIgnoreCase(name)).findFirst();
  }
}
