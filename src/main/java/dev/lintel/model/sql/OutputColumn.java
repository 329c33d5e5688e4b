package dev.lintel.model.sql;

import java.util.Set;

/**
 * A column that a query makes.
 *
 * @param name empty where it has none that can be told
 * @param nullable whether it may hold NULL; true where that cannot be told
 * @param origins the columns of tables that its values come from
 */
public record OutputColumn(
    String name, ColumnType type, boolean nullable, Set<ColumnOrigin> origins) {
  public OutputColumn {
    origins = Set.copyOf(origins);
  }

  /** Gives the column under another name. */
  public OutputColumn named(String other) {
    return new OutputColumn(other, type, nullable, origins);
  }

  /** Gives the column as the side of an outer join that may be missing. */
  OutputColumn optional() {
    return nullable ? this : new OutputColumn(name, type, true, origins);
  }
}
