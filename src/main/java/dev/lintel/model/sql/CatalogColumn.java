package dev.lintel.model.sql;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A column of a table.
 *
 * @param nullable whether it may hold NULL, which in Spark it may unless NOT NULL was said
 * @param tags what the organisation says of it, as {@code pii}; {@code key=value} where a tag has a
 *     value
 */
public record CatalogColumn(
    String name,
    ColumnType type,
    boolean nullable,
    Optional<String> comment,
    SortedSet<String> tags) {
  public CatalogColumn {
    tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
  }

  /** Makes a column of which no more than name and type is known. */
  public static CatalogColumn of(String name, ColumnType type) {
    return new CatalogColumn(name, type, true, Optional.empty(), new TreeSet<>());
  }

  /** Gives the column with other tags. */
  public CatalogColumn withTags(Collection<String> other) {
    return new CatalogColumn(name, type, nullable, comment, new TreeSet<>(other));
  }
}
