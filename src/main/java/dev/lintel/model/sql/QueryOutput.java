package dev.lintel.model.sql;

import java.util.List;

/**
 * What a query makes.
 *
 * @param columns in their order, as far as they can be told
 * @param open whether there may be others, as where a star stands for an unknown table
 */
public record QueryOutput(List<OutputColumn> columns, boolean open) {
  /** The output of a query of which nothing can be told. */
  public static final QueryOutput UNKNOWN = new QueryOutput(List.of(), true);

  public QueryOutput {
    columns = List.copyOf(columns);
  }
}
