package dev.lintel.model.sql.plan;

import dev.lintel.model.sql.validation.Place;
import dev.lintel.model.sql.validation.QueryPlan;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;

/**
 * A condition that no row meets, because of one that the rows below it have met already: in a
 * subquery, a CTE or a view. Of a union it is said only where no branch meets it.
 *
 * @param condition where the upper one stands in the statement
 * @param other the lower one; empty where it takes several, or a value that is written out
 * @param isJoin whether no row finds a partner, which need not mean that there is no row
 */
public record Contradiction(Span condition, Optional<Place> other, boolean isJoin) {

  /** Gives the contradictions in a plan, those left out that lie in views. */
  public static List<Contradiction> in(QueryPlan plan) {
    Finder finder = new Finder(plan);
    Operators.of(plan).all().reversed().forEach(finder::check);
    return finder.found;
  }

  private static final class Finder {
    private final QueryPlan plan;
    private final Predicates predicates;
    private final RexSimplify simplify;
    private final List<Contradiction> found = new ArrayList<>();

    Finder(QueryPlan plan) {
      this.plan = plan;
      this.predicates = new Predicates(plan.rex());
      this.simplify =
          new RexSimplify(
              plan.rex(),
              RelOptPredicateList.EMPTY,
              (builder, constants, values) -> values.addAll(constants));
    }

    void check(RelNode rel) {
      switch (rel) {
        case Filter filter ->
            check(
                RelOptUtil.conjunctions(filter.getCondition()),
                predicates.of(filter.getInput()),
                filter,
                false);
        case Join join ->
            check(
                RelOptUtil.conjunctions(join.getCondition()),
                below(join),
                join,
                join.getJoinType() != JoinRelType.INNER);
        default -> {}
      }
    }

    private List<RexNode> below(Join join) {
      List<RexNode> below = new ArrayList<>(predicates.of(join.getLeft()));
      int offset = join.getLeft().getRowType().getFieldCount();
      predicates
          .of(join.getRight())
          .forEach(condition -> below.add(RexUtil.shift(condition, offset)));
      return below;
    }

    private void check(List<RexNode> upper, List<RexNode> lower, RelNode rel, boolean isJoin) {
      if (lower.isEmpty() || isNever(upper) || isNever(lower)) {
        return;
      }
      for (RexNode condition : upper) {
        List<RexNode> all = new ArrayList<>(lower);
        predicates.close(all, List.of(condition), rel);
        if (isNever(all)) {
          // Two columns that are bound to different values.
          report(condition, Optional.empty(), isJoin);
          return;
        }
      }
      List<RexNode> all = new ArrayList<>(lower);
      predicates.close(all, upper, rel);
      for (RexNode condition : upper) {
        Optional<Integer> column = Predicates.column(condition);
        List<RexNode> same =
            all.stream().filter(other -> Predicates.column(other).equals(column)).toList();
        if (column.isPresent() && isNever(with(condition, same))) {
          Optional<RexNode> enemy =
              same.stream().filter(other -> isNever(List.of(condition, other))).findFirst();
          report(condition, enemy, isJoin);
          return;
        }
      }
    }

    private static List<RexNode> with(RexNode condition, List<RexNode> others) {
      List<RexNode> all = new ArrayList<>(others);
      all.add(condition);
      return all;
    }

    private void report(RexNode condition, Optional<RexNode> enemy, boolean isJoin) {
      plan.place(condition)
          .filter(Place::isOwn)
          .ifPresent(place ->
              found.add(new Contradiction(place.span(), enemy.flatMap(plan::place), isJoin)));
    }

    private boolean isNever(List<RexNode> conditions) {
      return simplify
          .simplifyUnknownAsFalse(RexUtil.composeConjunction(plan.rex(), conditions))
          .isAlwaysFalse();
    }
  }
}
