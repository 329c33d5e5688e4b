package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import java.util.List;
import java.util.Optional;

/**
 * The columns that a query gives.
 *
 * @param open whether there may be columns that are not known, as behind a star over an unknown
 *     table; then not even the positions of those that are known are certain
 */
public record RowType(List<Column> columns, boolean open) {
  public RowType {
    columns = List.copyOf(columns);
  }

  /**
   * One column.
   *
   * @param name empty where Spark makes up a name, as for {@code a + 1}
   * @param origin the column of a table that this one is a plain copy of
   */
  public record Column(
      Optional<String> name, ColumnType type, boolean nullable, Optional<SourceColumn> origin) {}
}
