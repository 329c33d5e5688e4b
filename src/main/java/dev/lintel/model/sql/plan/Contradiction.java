package dev.lintel.model.sql.plan;

import dev.lintel.model.sql.validation.Place;
import dev.lintel.model.sql.validation.QueryPlan;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

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
    plan.roots().forEach(finder::visit);
    return finder.found;
  }

  private static final class Finder {
    private final QueryPlan plan;
    private final RexSimplify simplify;
    private final Set<RelNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Contradiction> found = new ArrayList<>();

    Finder(QueryPlan plan) {
      this.plan = plan;
      this.simplify =
          new RexSimplify(
              plan.rex(),
              RelOptPredicateList.EMPTY,
              (builder, constants, values) -> values.addAll(constants));
    }

    void visit(RelNode rel) {
      if (!seen.add(rel)) {
        return;
      }
      rel.getInputs().forEach(this::visit);
      RelMetadataQuery metadata = rel.getCluster().getMetadataQuery();
      switch (rel) {
        case Filter filter ->
            check(
                RelOptUtil.conjunctions(filter.getCondition()),
                metadata.getPulledUpPredicates(filter.getInput()).pulledUpPredicates,
                false);
        case Join join ->
            check(
                RelOptUtil.conjunctions(join.getCondition()),
                below(join, metadata),
                join.getJoinType() != JoinRelType.INNER);
        default -> {}
      }
    }

    private List<RexNode> below(Join join, RelMetadataQuery metadata) {
      List<RexNode> below =
          new ArrayList<>(metadata.getPulledUpPredicates(join.getLeft()).pulledUpPredicates);
      int offset = join.getLeft().getRowType().getFieldCount();
      for (RexNode condition : metadata.getPulledUpPredicates(join.getRight()).pulledUpPredicates) {
        below.add(RexUtil.shift(condition, offset));
      }
      return below;
    }

    private void check(List<RexNode> upper, List<RexNode> lower, boolean isJoin) {
      if (lower.isEmpty() || isNever(upper) || isNever(lower)) {
        return;
      }
      for (RexNode condition : upper) {
        if (isNever(closed(List.of(condition), lower, List.of()))) {
          // Two columns that are bound to different values.
          report(condition, Optional.empty(), isJoin);
          return;
        }
      }
      for (RexNode condition : upper) {
        if (isNever(closed(upper, lower, List.of(condition)))) {
          report(condition, enemy(condition, closed(upper, lower, List.of())), isJoin);
          return;
        }
      }
    }

    private void report(RexNode condition, Optional<RexNode> enemy, boolean isJoin) {
      plan.place(condition)
          .filter(Place::isOwn)
          .ifPresent(place ->
              found.add(new Contradiction(place.span(), enemy.flatMap(plan::place), isJoin)));
    }

    private Optional<RexNode> enemy(RexNode condition, List<RexNode> lower) {
      return lower.stream().filter(other -> isNever(List.of(condition, other))).findFirst();
    }

    /**
     * Gives conditions with what follows for the columns that others are equal to.
     *
     * @param more those that count beside the lower ones
     */
    private List<RexNode> closed(List<RexNode> upper, List<RexNode> lower, List<RexNode> more) {
      List<RexNode> all = new ArrayList<>(lower);
      more.stream().filter(condition -> !all.contains(condition)).forEach(all::add);
      for (RexNode condition : upper) {
        if (condition instanceof RexCall call
            && call.getKind() == SqlKind.EQUALS
            && call.getOperands().get(0) instanceof RexInputRef left
            && call.getOperands().get(1) instanceof RexInputRef right) {
          for (RexNode known : List.copyOf(all)) {
            renamed(known, left, right).ifPresent(all::add);
            renamed(known, right, left).ifPresent(all::add);
          }
        }
      }
      return all;
    }

    private static Optional<RexNode> renamed(RexNode condition, RexInputRef from, RexInputRef to) {
      ImmutableBitSet inputs = RelOptUtil.InputFinder.bits(condition);
      if (!inputs.equals(ImmutableBitSet.of(from.getIndex()))) {
        return Optional.empty();
      }
      return Optional.of(
          condition.accept(
              new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef reference) {
                  return to;
                }
              }));
    }

    private boolean isNever(List<RexNode> conditions) {
      return simplify
          .simplifyUnknownAsFalse(RexUtil.composeConjunction(plan.rex(), conditions))
          .isAlwaysFalse();
    }
  }
}
