package dev.lintel.model.sql.plan;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.validation.Place;
import dev.lintel.model.sql.validation.PlanTable;
import dev.lintel.model.sql.validation.QueryPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** How a plan reads the tables that have partitions, once conditions are as low as they get. */
public final class PartitionReads {
  private final QueryPlan plan;
  private final List<RelNode> operators;
  private final Origins origins = new Origins();

  /** The readings of which something speaks of a partition column. */
  private final Set<PlanTable> spokenOf = new HashSet<>();

  private PartitionReads(QueryPlan plan, List<RelNode> operators) {
    this.plan = plan;
    this.operators = operators;
    operators.forEach(this::listen);
  }

  public static PartitionReads of(QueryPlan plan) {
    List<RelNode> pushed = plan.roots().stream().map(Pushdown::of).toList();
    return new PartitionReads(plan, Operators.of(pushed).all());
  }

  /** What a condition on partitions does not get past. */
  public enum Barrier {
    WINDOW,
    LIMIT
  }

  /**
   * A condition on the partition columns of a table that is met only when all of them were read.
   *
   * @param condition where it stands in the statement
   * @param table where the table is read
   */
  public record Blocked(Place condition, CatalogTable table, Place place, Barrier barrier) {}

  /** A table that is read through a view, with no word about its partitions anywhere. */
  public record Unfiltered(CatalogTable table, Place place) {}

  /** Gives the conditions that come too late. */
  public List<Blocked> blocked() {
    List<Blocked> blocked = new ArrayList<>();
    Set<PlanTable> pruned = pruned();
    Set<Place> seen = new HashSet<>();
    for (RelNode operator : operators) {
      if (operator instanceof Filter filter) {
        Optional<Barrier> barrier = barrier(filter.getInput());
        for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
          Optional<PlanTable> table = partitions(filter.getInput(), condition);
          Optional<Place> place = plan.place(condition).filter(Place::isOwn);
          if (barrier.isPresent()
              && place.isPresent()
              && table.isPresent()
              && !pruned.contains(table.get())
              && seen.add(place.get())) {
            blocked.add(
                new Blocked(
                    place.get(),
                    table.get().table().orElseThrow(),
                    table.get().place(),
                    barrier.get()));
          }
        }
      }
    }
    return blocked;
  }

  /** Gives the readings of whose partition columns a condition right above them speaks. */
  private Set<PlanTable> pruned() {
    Set<PlanTable> pruned = new HashSet<>();
    for (RelNode operator : operators) {
      if (operator instanceof Join join) {
        // What one side is equal to may narrow the other at run time.
        spoken(join, RelOptUtil.InputFinder.bits(join.getCondition()), pruned);
      }
      if (operator instanceof Filter filter
          && filter.getInput() instanceof TableScan scan
          && scan.getTable() instanceof PlanTable table
          && !partitionColumns(table)
              .intersect(RelOptUtil.InputFinder.bits(filter.getCondition()))
              .isEmpty()) {
        pruned.add(table);
      }
    }
    return pruned;
  }

  /** Gives the table that all columns of a condition partition. */
  private Optional<PlanTable> partitions(RelNode input, RexNode condition) {
    Set<PlanTable> tables = new LinkedHashSet<>();
    ImmutableBitSet columns = RelOptUtil.InputFinder.bits(condition);
    for (int column : columns) {
      Optional<PlanTable> table = partitioned(input, column);
      if (table.isEmpty()) {
        return Optional.empty();
      }
      tables.add(table.get());
    }
    return tables.size() == 1 ? tables.stream().findFirst() : Optional.empty();
  }

  /** Gives the table of which a column is a plain copy of a partition column. */
  private Optional<PlanTable> partitioned(RelNode input, int column) {
    Set<Origins.Origin> found = origins.of(input, column);
    return found.size() == 1
        ? found.stream()
            .filter(origin -> !origin.isDerived() && isPartition(origin))
            .map(Origins.Origin::table)
            .findFirst()
        : Optional.empty();
  }

  private static boolean isPartition(Origins.Origin origin) {
    return partitionColumns(origin.table()).get(origin.column());
  }

  private static ImmutableBitSet partitionColumns(PlanTable table) {
    ImmutableBitSet.Builder columns = ImmutableBitSet.builder();
    table
        .table()
        .ifPresent(known -> {
          for (int i = 0; i < known.columns().size(); i++) {
            if (known.partitionedBy().stream()
                .anyMatch(known.columns().get(i).name()::equalsIgnoreCase)) {
              columns.set(i);
            }
          }
        });
    return columns.build();
  }

  private static Optional<Barrier> barrier(RelNode below) {
    RelNode next = below;
    while (next instanceof Project || next instanceof Filter) {
      next = next.getInput(0);
    }
    return switch (next) {
      case Window _ -> Optional.of(Barrier.WINDOW);
      case Sort sort when sort.fetch != null -> Optional.of(Barrier.LIMIT);
      default -> Optional.empty();
    };
  }

  private void listen(RelNode operator) {
    switch (operator) {
      case Filter filter ->
          spoken(filter.getInput(), RelOptUtil.InputFinder.bits(filter.getCondition()), spokenOf);
      case Join join -> spoken(join, RelOptUtil.InputFinder.bits(join.getCondition()), spokenOf);
      case Aggregate aggregate -> {
        ImmutableBitSet.Builder used = aggregate.getGroupSet().rebuild();
        aggregate.getAggCallList().forEach(call -> used.addAll(call.getArgList()));
        spoken(aggregate.getInput(), used.build(), spokenOf);
      }
      case Window window ->
          window.groups.forEach(group -> spoken(window.getInput(), group.keys, spokenOf));
      default -> {}
    }
  }

  private void spoken(RelNode input, ImmutableBitSet columns, Set<PlanTable> tables) {
    for (int column : columns) {
      for (Origins.Origin origin : origins.of(input, column)) {
        if (isPartition(origin)) {
          tables.add(origin.table());
        }
      }
    }
  }

  /** Gives the tables that are read whole through a view, each view and table once. */
  public List<Unfiltered> unfiltered() {
    Set<Unfiltered> found = new LinkedHashSet<>();
    for (RelNode operator : operators) {
      if (operator instanceof TableScan scan
          && scan.getTable() instanceof PlanTable table
          && !table.place().isOwn()
          && !partitionColumns(table).isEmpty()
          && !spokenOf.contains(table)) {
        found.add(new Unfiltered(table.table().orElseThrow(), table.place()));
      }
    }
    return List.copyOf(found);
  }
}
