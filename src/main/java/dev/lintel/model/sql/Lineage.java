package dev.lintel.model.sql;

import dev.lintel.model.sql.StatementFlow.ColumnFlow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Where the data of a project comes from and goes to.
 *
 * @param flows in the order of the files and of the statements in them
 */
public record Lineage(List<StatementFlow> flows) {
  public Lineage {
    flows = List.copyOf(flows);
  }

  /** One column that goes to another. */
  public record Edge(ColumnOrigin from, TableId table, String column) implements Comparable<Edge> {
    @Override
    public int compareTo(Edge other) {
      int byTable = table.compareTo(other.table);
      int byColumn = byTable != 0 ? byTable : column.compareTo(other.column);
      return byColumn != 0 ? byColumn : from.compareTo(other.from);
    }
  }

  /** Gives all tables with those of their columns that take part. */
  public SortedMap<TableId, SortedSet<String>> tables() {
    SortedMap<TableId, SortedSet<String>> tables = new TreeMap<>();
    for (StatementFlow flow : flows) {
      flow.sources().forEach(source -> columns(tables, source));
      for (ColumnFlow column : flow.columns()) {
        columns(tables, flow.target()).add(column.column());
        column.origins().forEach(origin -> columns(tables, origin.table()).add(origin.column()));
      }
      columns(tables, flow.target());
    }
    return tables;
  }

  private static SortedSet<String> columns(
      SortedMap<TableId, SortedSet<String>> tables, TableId table) {
    return tables.computeIfAbsent(table, t -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
  }

  /**
   * Gives which column goes to which. Where one goes both as it is and as a part of a value, it
   * goes as it is.
   */
  public SortedSet<Edge> edges() {
    SortedSet<Edge> edges = new TreeSet<>();
    for (StatementFlow flow : flows) {
      for (ColumnFlow column : flow.columns()) {
        for (ColumnOrigin origin : column.origins()) {
          edges.add(new Edge(origin, flow.target(), column.column()));
        }
      }
    }
    edges.removeIf(edge ->
        edge.from().derived()
            && edges.contains(
                new Edge(
                    new ColumnOrigin(edge.from().table(), edge.from().column(), false),
                    edge.table(),
                    edge.column())));
    return edges;
  }

  /** Gives the part that leads to a table and away from it. */
  public Lineage around(TableId table) {
    Set<TableId> above = new HashSet<>(Set.of(table));
    Set<TableId> below = new HashSet<>(Set.of(table));
    grow(above, flow -> above.contains(flow.target()), StatementFlow::sources);
    grow(
        below,
        flow -> flow.sources().stream().anyMatch(below::contains),
        flow -> List.of(flow.target()));
    return new Lineage(
        flows.stream()
            .filter(flow ->
                above.contains(flow.target()) || flow.sources().stream().anyMatch(below::contains))
            .toList());
  }

  private interface Reached {
    Collection<TableId> from(StatementFlow flow);
  }

  /** Adds what further flows reach until none reaches more. */
  private void grow(Set<TableId> reached, Predicate<StatementFlow> isNext, Reached next) {
    List<StatementFlow> left = new ArrayList<>(flows);
    boolean isGrowing = true;
    while (isGrowing) {
      isGrowing = false;
      for (StatementFlow flow : List.copyOf(left)) {
        if (isNext.test(flow)) {
          reached.addAll(next.from(flow));
          left.remove(flow);
          isGrowing = true;
        }
      }
    }
  }
}
