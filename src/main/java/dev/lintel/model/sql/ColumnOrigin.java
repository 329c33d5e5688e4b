package dev.lintel.model.sql;

import java.util.Comparator;

/**
 * A column that a value comes from.
 *
 * @param derived whether the value was made from the column's, and is not the column's itself
 */
public record ColumnOrigin(TableId table, String column, boolean derived)
    implements Comparable<ColumnOrigin> {
  private static final Comparator<ColumnOrigin> ORDER =
      Comparator.comparing(ColumnOrigin::table)
          .thenComparing(ColumnOrigin::column)
          .thenComparing(ColumnOrigin::derived);

  /** Gives the origin of a value that is made from this one. */
  public ColumnOrigin asDerived() {
    return derived ? this : new ColumnOrigin(table, column, true);
  }

  @Override
  public int compareTo(ColumnOrigin other) {
    return ORDER.compare(this, other);
  }
}
