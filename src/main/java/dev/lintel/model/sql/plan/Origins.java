package dev.lintel.model.sql.plan;

import dev.lintel.model.sql.validation.PlanTable;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** What columns of tables the columns of operators come from; Calcite's own stops at windows. */
final class Origins {
  private final IdentityHashMap<RelNode, Map<Integer, Set<Origin>>> known = new IdentityHashMap<>();

  /**
   * A column of a table that another one comes from.
   *
   * @param isDerived whether it is computed, and no plain copy
   */
  record Origin(PlanTable table, int column, boolean isDerived) {
    Origin derived() {
      return new Origin(table, column, true);
    }
  }

  /** Gives what a column of an operator comes from. */
  Set<Origin> of(RelNode rel, int column) {
    Map<Integer, Set<Origin>> columns = known.computeIfAbsent(rel, _ -> new TreeMap<>());
    Set<Origin> found = columns.get(column);
    if (found == null) {
      found = find(rel, column);
      columns.put(column, found);
    }
    return found;
  }

  private Set<Origin> find(RelNode rel, int column) {
    return switch (rel) {
      case TableScan scan ->
          scan.getTable() instanceof PlanTable table
              ? Set.of(new Origin(table, column, false))
              : Set.of();
      case Filter filter -> of(filter.getInput(), column);
      case Sort sort -> of(sort.getInput(), column);
      case Project project -> of(project.getInput(), project.getProjects().get(column));
      case Join join -> {
        int width = join.getLeft().getRowType().getFieldCount();
        yield column < width ? of(join.getLeft(), column) : of(join.getRight(), column - width);
      }
      case Aggregate aggregate -> aggregate(aggregate, column);
      case Window window -> window(window, column);
      case SetOp operation -> {
        Set<Origin> all = new LinkedHashSet<>();
        operation.getInputs().forEach(input -> all.addAll(of(input, column)));
        yield all;
      }
      default -> Set.of();
    };
  }

  private Set<Origin> of(RelNode input, RexNode value) {
    return value instanceof RexInputRef reference
        ? of(input, reference.getIndex())
        : derived(input, RelOptUtil.InputFinder.bits(value));
  }

  private Set<Origin> derived(RelNode input, Iterable<Integer> columns) {
    Set<Origin> all = new LinkedHashSet<>();
    for (int column : columns) {
      of(input, column).forEach(origin -> all.add(origin.derived()));
    }
    return all;
  }

  private Set<Origin> aggregate(Aggregate aggregate, int column) {
    int keys = aggregate.getGroupCount();
    return column < keys
        ? of(aggregate.getInput(), aggregate.getGroupSet().nth(column))
        : derived(aggregate.getInput(), aggregate.getAggCallList().get(column - keys).getArgList());
  }

  private Set<Origin> window(Window window, int column) {
    int width = window.getInput().getRowType().getFieldCount();
    if (column < width) {
      return of(window.getInput(), column);
    }
    ImmutableBitSet.Builder inputs = ImmutableBitSet.builder();
    for (Window.Group group : window.groups) {
      List<Window.RexWinAggCall> calls = group.aggCalls;
      calls.forEach(call -> inputs.addAll(RelOptUtil.InputFinder.bits(call)));
    }
    return derived(window.getInput(), inputs.build());
  }
}
