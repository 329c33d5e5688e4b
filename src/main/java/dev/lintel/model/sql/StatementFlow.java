package dev.lintel.model.sql;

import dev.lintel.source.Span;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one statement writes and where that comes from.
 *
 * @param place where the statement names what it writes
 * @param target the table or view that is written
 * @param sources the tables that are read, the target only if it is read too
 * @param columns the columns that are written, as far as they can be told
 * @param defines whether the statement makes the target rather than adding to it
 */
public record StatementFlow(
    Span place,
    TableId target,
    SortedSet<TableId> sources,
    List<ColumnFlow> columns,
    boolean defines) {
  public StatementFlow {
    sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
    columns = List.copyOf(columns);
  }

  /** One column that is written, with all that its values come from. */
  public record ColumnFlow(String column, SortedSet<ColumnOrigin> origins) {
    public ColumnFlow {
      origins = Collections.unmodifiableSortedSet(new TreeSet<>(origins));
    }
  }
}
