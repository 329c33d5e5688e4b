package dev.lintel.model.sql.plan;

import dev.lintel.model.sql.validation.Place;
import dev.lintel.model.sql.validation.QueryPlan;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A condition of an outer query that drops the rows without a match which an outer join within has
 * kept. Nothing is said of what others read too, as views and CTEs with several readers, nor where
 * the condition is IS NOT NULL, which says what it does.
 *
 * @param condition where the condition stands
 * @param join the words of the join
 */
public record NarrowedJoin(Span condition, Span join) {

  /** Gives the outer joins of a plan that are none, each once. */
  public static List<NarrowedJoin> in(QueryPlan plan) {
    Operators operators = Operators.of(plan);
    List<NarrowedJoin> found = new ArrayList<>();
    Set<Span> joins = new HashSet<>();
    for (RelNode operator : operators.all()) {
      if (!(operator instanceof Filter filter)) {
        continue;
      }
      for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
        Optional<Place> place = plan.place(condition).filter(Place::isOwn);
        for (int column : RelOptUtil.InputFinder.bits(condition)) {
          if (place.isPresent()
              && condition.getKind() != SqlKind.IS_NOT_NULL
              && Strong.isNotTrue(condition, ImmutableBitSet.of(column))) {
            keeper(filter.getInput(), column, false, operators)
                .flatMap(plan::place)
                .filter(join -> join.isOwn() && joins.add(join.span()))
                .ifPresent(join -> found.add(new NarrowedJoin(place.get().span(), join.span())));
          }
        }
      }
    }
    return found;
  }

  /**
   * Gives the outer join that makes a column NULL where it finds no match.
   *
   * @param isDeeper whether it stands in another query than what asks
   */
  private static Optional<Join> keeper(
      RelNode rel, int column, boolean isDeeper, Operators operators) {
    if (operators.isShared(rel)) {
      return Optional.empty();
    }
    return switch (rel) {
      case Project project ->
          project.getProjects().get(column) instanceof RexInputRef reference
              ? keeper(project.getInput(), reference.getIndex(), true, operators)
              : Optional.empty();
      case Filter filter -> keeper(filter.getInput(), column, isDeeper, operators);
      case Window window ->
          column < window.getInput().getRowType().getFieldCount()
              ? keeper(window.getInput(), column, isDeeper, operators)
              : Optional.empty();
      // Its input is a projection, which is of the same query.
      case Aggregate aggregate ->
          column < aggregate.getGroupCount()
                  && aggregate.getInput() instanceof Project project
                  && project.getProjects().get(aggregate.getGroupSet().nth(column))
                      instanceof RexInputRef reference
              ? keeper(project.getInput(), reference.getIndex(), isDeeper, operators)
              : Optional.empty();
      case Join join -> keeper(join, column, isDeeper, operators);
      default -> Optional.empty();
    };
  }

  private static Optional<Join> keeper(
      Join join, int column, boolean isDeeper, Operators operators) {
    int width = join.getLeft().getRowType().getFieldCount();
    boolean isRight = column >= width;
    boolean isNullable =
        switch (join.getJoinType()) {
          case LEFT -> isRight;
          case RIGHT -> !isRight;
          default -> false;
        };
    if (isNullable) {
      return isDeeper ? Optional.of(join) : Optional.empty();
    }
    return keeper(
        isRight ? join.getRight() : join.getLeft(),
        isRight ? column - width : column,
        isDeeper,
        operators);
  }
}
