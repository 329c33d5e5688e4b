package dev.lintel.model.sql.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * What all rows of an operator meet, column by column. Calcite's own metadata knows more, but goes
 * through every way in which columns that are equal may stand for each other, and stops at windows.
 */
final class Predicates {
  private static final int MAX_PREDICATES = 200;

  private final RexBuilder rex;
  private final IdentityHashMap<RelNode, List<RexNode>> known = new IdentityHashMap<>();

  Predicates(RexBuilder rex) {
    this.rex = rex;
  }

  /** Gives conditions on one column each. */
  List<RexNode> of(RelNode rel) {
    List<RexNode> found = known.get(rel);
    if (found == null) {
      List<RexNode> all = find(rel);
      found = all.size() > MAX_PREDICATES ? all.subList(0, MAX_PREDICATES) : all;
      known.put(rel, found);
    }
    return found;
  }

  /** Gives the column that a condition is about; empty where there are none or several. */
  static Optional<Integer> column(RexNode condition) {
    ImmutableBitSet inputs = RelOptUtil.InputFinder.bits(condition);
    return inputs.cardinality() == 1 ? Optional.of(inputs.nextSetBit(0)) : Optional.empty();
  }

  /** Gives a condition on one column as one on another. */
  RexNode renamed(RexNode condition, int column, RelNode rel) {
    RexInputRef reference = rex.makeInputRef(rel, column);
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef old) {
            return reference;
          }
        });
  }

  /**
   * Adds to conditions what follows from some for the columns that others make equal.
   *
   * @param equal those others
   */
  void close(List<RexNode> conditions, List<RexNode> equal, RelNode rel) {
    for (RexNode condition : equal) {
      if (condition instanceof RexCall call
          && call.getKind() == SqlKind.EQUALS
          && call.getOperands().get(0) instanceof RexInputRef left
          && call.getOperands().get(1) instanceof RexInputRef right) {
        for (RexNode other : List.copyOf(conditions)) {
          Optional<Integer> column = column(other);
          if (column.filter(c -> c == left.getIndex()).isPresent()) {
            conditions.add(renamed(other, right.getIndex(), rel));
          } else if (column.filter(c -> c == right.getIndex()).isPresent()) {
            conditions.add(renamed(other, left.getIndex(), rel));
          }
        }
      }
    }
  }

  private List<RexNode> find(RelNode rel) {
    return switch (rel) {
      case Filter filter -> {
        List<RexNode> all = new ArrayList<>(of(filter.getInput()));
        List<RexNode> own = RelOptUtil.conjunctions(filter.getCondition());
        addSingle(own, all);
        close(all, own, filter);
        yield all;
      }
      case Project project -> project(project);
      case Join join -> join(join);
      case Aggregate aggregate -> aggregate(aggregate);
      case Window window -> of(window.getInput());
      case Sort sort -> of(sort.getInput());
      case Union union -> union(union);
      case Intersect intersect -> of(intersect.getInput(0));
      case Minus minus -> of(minus.getInput(0));
      default -> List.of();
    };
  }

  private static void addSingle(List<RexNode> conditions, List<RexNode> all) {
    conditions.stream().filter(condition -> column(condition).isPresent()).forEach(all::add);
  }

  private List<RexNode> project(Project project) {
    List<RexNode> all = new ArrayList<>();
    for (int i = 0; i < project.getProjects().size(); i++) {
      switch (project.getProjects().get(i)) {
        case RexInputRef reference -> {
          for (RexNode condition : of(project.getInput())) {
            if (column(condition).filter(c -> c == reference.getIndex()).isPresent()) {
              all.add(renamed(condition, i, project));
            }
          }
        }
        case RexLiteral literal when !literal.isNull() ->
            all.add(
                rex.makeCall(SqlStdOperatorTable.EQUALS, rex.makeInputRef(project, i), literal));
        default -> {}
      }
    }
    return all;
  }

  private List<RexNode> join(Join join) {
    List<RexNode> all = new ArrayList<>();
    JoinRelType type = join.getJoinType();
    if (!type.generatesNullsOnLeft()) {
      all.addAll(of(join.getLeft()));
    }
    if (type.projectsRight() && !type.generatesNullsOnRight()) {
      int offset = join.getLeft().getRowType().getFieldCount();
      of(join.getRight()).forEach(condition -> all.add(RexUtil.shift(condition, offset)));
    }
    if (type == JoinRelType.INNER) {
      List<RexNode> own = RelOptUtil.conjunctions(join.getCondition());
      addSingle(own, all);
      close(all, own, join);
    }
    return all;
  }

  private List<RexNode> aggregate(Aggregate aggregate) {
    List<RexNode> all = new ArrayList<>();
    List<Integer> keys = aggregate.getGroupSet().asList();
    for (RexNode condition : of(aggregate.getInput())) {
      int key = keys.indexOf(column(condition).orElse(-1));
      if (key >= 0) {
        all.add(renamed(condition, key, aggregate));
      }
    }
    return all;
  }

  /** A row of a union meets what its branch does. */
  private List<RexNode> union(Union union) {
    List<RexNode> all = new ArrayList<>();
    for (int i = 0; i < union.getRowType().getFieldCount(); i++) {
      List<RexNode> branches = new ArrayList<>();
      for (RelNode input : union.getInputs()) {
        List<RexNode> own = new ArrayList<>();
        for (RexNode condition : of(input)) {
          if (column(condition).orElse(-1) == i) {
            own.add(renamed(condition, i, union));
          }
        }
        if (own.isEmpty()) {
          branches.clear();
          break;
        }
        branches.add(chain(SqlStdOperatorTable.AND, own));
      }
      if (!branches.isEmpty()) {
        all.add(chain(SqlStdOperatorTable.OR, branches.stream().distinct().toList()));
      }
    }
    return all;
  }

  /**
   * Gives conditions as one, which stands nowhere: Calcite's own would stand where the first does.
   */
  private RexNode chain(SqlOperator operator, List<RexNode> conditions) {
    return conditions.size() == 1
        ? conditions.getFirst()
        : rex.makeCall(SqlParserPos.ZERO, operator, RexUtil.flatten(conditions, operator));
  }
}
