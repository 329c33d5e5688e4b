package dev.lintel.model.sql.plan;

import dev.lintel.model.sql.validation.Place;
import dev.lintel.model.sql.validation.QueryPlan;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A join by columns that have one value in all rows of either side, so that each row of the one
 * meets each row of the other.
 *
 * @param condition the first of the conditions that seem to link the sides
 */
public record ConstantJoin(Span condition) {

  /** Gives the joins of a plan that link nothing. */
  public static List<ConstantJoin> in(QueryPlan plan) {
    Predicates predicates = new Predicates(plan.rex());
    List<ConstantJoin> found = new ArrayList<>();
    for (RelNode operator : Operators.of(plan).all()) {
      if (operator instanceof Join join
          && join.getJoinType() != JoinRelType.SEMI
          && join.getJoinType() != JoinRelType.ANTI) {
        links(join)
            .filter(links -> links.stream().allMatch(link -> isConstant(link, join, predicates)))
            .filter(links -> areSeveral(join, true) && areSeveral(join, false))
            .flatMap(links -> plan.place(links.getFirst()))
            .filter(Place::isOwn)
            .ifPresent(place -> found.add(new ConstantJoin(place.span())));
      }
    }
    return found.stream().distinct().toList();
  }

  /** Gives the conditions that speak of both sides; empty where there are none. */
  private static Optional<List<RexNode>> links(Join join) {
    int width = join.getLeft().getRowType().getFieldCount();
    ImmutableBitSet left = ImmutableBitSet.range(width);
    List<RexNode> links = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      ImmutableBitSet inputs = RelOptUtil.InputFinder.bits(condition);
      if (inputs.intersects(left) && !left.contains(inputs)) {
        links.add(condition);
      }
    }
    return links.isEmpty() ? Optional.empty() : Optional.of(links);
  }

  private static boolean isConstant(RexNode condition, Join join, Predicates predicates) {
    return condition instanceof RexCall call
        && call.getKind() == SqlKind.EQUALS
        && call.getOperands().stream()
            .allMatch(operand ->
                operand instanceof RexInputRef reference
                    && isConstant(reference.getIndex(), join, predicates));
  }

  private static boolean isConstant(int column, Join join, Predicates predicates) {
    int width = join.getLeft().getRowType().getFieldCount();
    boolean isLeft = column < width;
    int own = isLeft ? column : column - width;
    return predicates.of(isLeft ? join.getLeft() : join.getRight()).stream()
        .filter(condition -> Predicates.column(condition).filter(c -> c == own).isPresent())
        .anyMatch(condition ->
            condition instanceof RexCall call
                && call.getKind() == SqlKind.EQUALS
                && call.getOperands().stream().anyMatch(RexLiteral.class::isInstance));
  }

  /** Tells whether a side may have more than one row: where its key is bound, it has not. */
  private static boolean areSeveral(Join join, boolean isLeft) {
    RelNode side = isLeft ? join.getLeft() : join.getRight();
    RelMetadataQuery metadata = side.getCluster().getMetadataQuery();
    Double rows = metadata.getMaxRowCount(side);
    JoinInfo keys = join.analyzeCondition();
    return (rows == null || rows > 1)
        && !Boolean.TRUE.equals(
            metadata.areColumnsUnique(side, isLeft ? keys.leftSet() : keys.rightSet()));
  }
}
