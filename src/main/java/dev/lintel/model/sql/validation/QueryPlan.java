package dev.lintel.model.sql.validation;

import dev.lintel.syntax.sql.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;

/**
 * A query as trees of relational operators: its own, and one for each subquery in an expression.
 * Views whose queries are known are read through.
 *
 * <p>Where a part is written survives what Calcite's rules make of a tree in three ways: each
 * reference to a table is a table of its own ({@link PlanTable}), a condition keeps its position
 * when it is moved, and a join has a hint. Positions count the places of the plan, for the text of
 * a view is another than that of the statement.
 */
public final class QueryPlan {
  private final PlanBuilder builder;
  private final List<RelNode> roots;

  private QueryPlan(PlanBuilder builder, List<RelNode> roots) {
    this.builder = builder;
    this.roots = List.copyOf(roots);
  }

  /**
   * Makes the plan of a query; empty where Calcite cannot, for whatever reason.
   *
   * @param refusals takes what stood in the way
   */
  static Optional<QueryPlan> of(
      Query query, Resolution resolution, ViewQueries views, List<String> refusals) {
    PlanBuilder builder = new PlanBuilder(views, query.span().part(0, 0));
    try {
      RelNode root = new QueryLowering(resolution, builder, Optional.empty(), 0).query(query);
      List<RelNode> roots = new ArrayList<>();
      roots.add(root);
      roots.addAll(builder.roots());
      return Optional.of(new QueryPlan(builder, roots));
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      // Calcite states what it cannot do in many ways; none of them is a fault of the script.
      refusals.add(e.toString());
      return Optional.empty();
    }
  }

  /**
   * Gives the answers to a question; none where Calcite cannot tell, for whatever reason. They are
   * the same each time, for nothing in a plan depends on time or on other threads.
   */
  public <T> List<T> ask(Function<QueryPlan, List<T>> question) {
    try {
      return question.apply(this);
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      return List.of();
    }
  }

  /** Gives the tree of the query. */
  public RelNode root() {
    return roots.getFirst();
  }

  /** Gives the tree of the query, and those of the subqueries in its expressions. */
  public List<RelNode> roots() {
    return roots;
  }

  public RexBuilder rex() {
    return builder.rex();
  }

  /** Gives where a condition is written; empty where it is made of several, or of none. */
  public Optional<Place> place(RexNode condition) {
    Set<Place> found = new HashSet<>();
    condition.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitCall(RexCall call) {
            Optional<Place> place = builder.places().find(call.getParserPosition());
            place.ifPresent(found::add);
            return place.isPresent() ? null : super.visitCall(call);
          }
        });
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }

  /** Gives where a join is written; empty for one that is meant to have no condition. */
  public Optional<Place> place(Join join) {
    return builder.places().find(join.getHints());
  }
}
