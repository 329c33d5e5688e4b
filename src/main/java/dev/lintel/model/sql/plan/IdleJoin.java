package dev.lintel.model.sql.plan;

import dev.lintel.model.sql.validation.Place;
import dev.lintel.model.sql.validation.QueryPlan;
import dev.lintel.source.Span;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A LEFT JOIN that adds columns which its own query hands on and nobody reads, and that finds at
 * most one match, so that nothing would change without it.
 *
 * @param join the words of the join
 */
public record IdleJoin(Span join) {

  /** Gives the joins of a plan that nothing follows from. */
  public static List<IdleJoin> in(QueryPlan plan) {
    Operators operators = Operators.of(plan);
    boolean hasLeft =
        operators.all().stream()
            .anyMatch(rel -> rel instanceof Join join && join.getJoinType() == JoinRelType.LEFT);
    if (!hasLeft) {
      return List.of();
    }
    Uses uses = new Uses(plan, operators, false);
    Uses mentions = new Uses(plan, operators, true);
    return operators.all().stream()
        .filter(Join.class::isInstance)
        .map(Join.class::cast)
        .filter(join -> join.getJoinType() == JoinRelType.LEFT)
        .filter(join -> !uses.isRightUsed(join) && mentions.isRightUsed(join))
        .filter(IdleJoin::findsOne)
        .flatMap(join -> plan.place(join).stream())
        .filter(Place::isOwn)
        .map(place -> new IdleJoin(place.span()))
        .distinct()
        .toList();
  }

  private static boolean findsOne(Join join) {
    ImmutableBitSet keys = join.analyzeCondition().rightSet();
    return !keys.isEmpty()
        && Boolean.TRUE.equals(
            join.getCluster().getMetadataQuery().areColumnsUnique(join.getRight(), keys));
  }

  /** Which columns of each operator are read. */
  private static final class Uses {
    private final IdentityHashMap<RelNode, ImmutableBitSet> used = new IdentityHashMap<>();

    /** Whether all that a select list hands on counts as read. */
    private final boolean isEachItemRead;

    Uses(QueryPlan plan, Operators operators, boolean isEachItemRead) {
      this.isEachItemRead = isEachItemRead;
      plan.roots().forEach(root -> use(root, all(root)));
      operators.all().forEach(this::pass);
    }

    private static ImmutableBitSet all(RelNode rel) {
      return ImmutableBitSet.range(rel.getRowType().getFieldCount());
    }

    private void use(RelNode rel, ImmutableBitSet columns) {
      used.merge(rel, columns, ImmutableBitSet::union);
    }

    boolean isRightUsed(Join join) {
      int width = join.getLeft().getRowType().getFieldCount();
      return used.getOrDefault(join, ImmutableBitSet.of()).nextSetBit(width) >= 0;
    }

    private void pass(RelNode rel) {
      ImmutableBitSet own = used.getOrDefault(rel, ImmutableBitSet.of());
      switch (rel) {
        case Project project -> {
          ImmutableBitSet.Builder below = ImmutableBitSet.builder();
          for (int i = 0; i < project.getProjects().size(); i++) {
            RexNode item = project.getProjects().get(i);
            if (isEachItemRead || own.get(i)) {
              below.addAll(RelOptUtil.InputFinder.bits(item));
            }
          }
          use(project.getInput(), below.build());
        }
        case Filter filter ->
            use(filter.getInput(), own.union(RelOptUtil.InputFinder.bits(filter.getCondition())));
        case Join join -> {
          ImmutableBitSet both = own.union(RelOptUtil.InputFinder.bits(join.getCondition()));
          int width = join.getLeft().getRowType().getFieldCount();
          int end = width + join.getRight().getRowType().getFieldCount();
          use(join.getLeft(), both.intersect(ImmutableBitSet.range(width)));
          use(join.getRight(), both.intersect(ImmutableBitSet.range(width, end)).shift(-width));
        }
        case Aggregate aggregate -> {
          ImmutableBitSet.Builder below = aggregate.getGroupSet().rebuild();
          for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
            if (isEachItemRead || own.get(aggregate.getGroupCount() + i)) {
              below.addAll(aggregate.getAggCallList().get(i).getArgList());
            }
          }
          use(aggregate.getInput(), below.build());
        }
        case Union union when union.all -> union.getInputs().forEach(input -> use(input, own));
        case Sort sort ->
            use(sort.getInput(), own.union(ImmutableBitSet.of(sort.getCollation().getKeys())));
        case Window window -> use(window.getInput(), read(window, own));
        default -> rel.getInputs().forEach(input -> use(input, all(input)));
      }
    }

    private static ImmutableBitSet read(Window window, ImmutableBitSet own) {
      int width = window.getInput().getRowType().getFieldCount();
      ImmutableBitSet.Builder below = ImmutableBitSet.builder();
      below.addAll(own.intersect(ImmutableBitSet.range(width)));
      for (Window.Group group : window.groups) {
        below.addAll(group.keys);
        group.aggCalls.forEach(call -> below.addAll(RelOptUtil.InputFinder.bits(call)));
      }
      return below.build();
    }
  }
}
