package dev.lintel.model.sql.validation;

import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Grouping;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.Tuple;
import dev.lintel.syntax.sql.Window;
import dev.lintel.syntax.sql.WindowCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalWindow;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBounds;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.ImmutableBitSet;

/** Lowers what a SELECT block does between its WHERE and its select list. */
final class Blocks {
  private final Resolution resolution;
  private final PlanBuilder plan;
  private final ExpressionLowering expressions;

  Blocks(Resolution resolution, PlanBuilder plan, ExpressionLowering expressions) {
    this.resolution = resolution;
    this.plan = plan;
    this.expressions = expressions;
  }

  /** Gives all that a block computes behind its grouping. */
  private static List<SqlNode> behind(Select select, Optional<Query> query) {
    List<SqlNode> nodes = new ArrayList<>(select.items());
    select.having().ifPresent(nodes::add);
    select.qualify().ifPresent(nodes::add);
    nodes.addAll(select.windows());
    query.ifPresent(whole -> {
      nodes.addAll(whole.orderBy());
      nodes.addAll(whole.windows());
    });
    return nodes;
  }

  /** Gives the grouped rows; empty where a ROLLUP or the like makes NULL of the keys. */
  Optional<PlanScope> grouped(Select select, Optional<Query> query, PlanScope input) {
    List<Expression> keys = new ArrayList<>();
    if (select.groupBy().isPresent() && !keys(select, keys)) {
      return Optional.empty();
    }
    List<RexNode> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(expressions.lower(key, input)));
    List<AggregateCall> calls = new ArrayList<>();
    List<FunctionCall> aggregates = new ArrayList<>();
    Set<FunctionCall> known = new HashSet<>();
    for (SqlNode node : behind(select, query)) {
      for (FunctionCall call : aggregates(node)) {
        if (known.add(call)) {
          aggregates.add(call);
          List<Integer> arguments = new ArrayList<>();
          for (int index : expressions.inputs(call, input)) {
            arguments.add(columns.size());
            columns.add(plan.rex().makeInputRef(input.rel(), index));
          }
          calls.add(aggregate(call, arguments));
        }
      }
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      names.add("c" + i);
    }
    RelNode below =
        plan.add(LogicalProject.create(input.rel(), List.of(), columns, names, Set.of()));
    RelNode rel =
        plan.add(
            LogicalAggregate.create(
                below, List.of(), ImmutableBitSet.range(keys.size()), null, calls));
    PlanScope scope = new PlanScope(rel);
    for (int i = 0; i < keys.size(); i++) {
      Expression key = meaning(keys.get(i), input);
      scope.bind(ExpressionKey.of(keys.get(i), resolution), i);
      scope.bind(ExpressionKey.of(key, resolution), i);
      bindColumn(keys.get(i), i, scope);
      bindColumn(key, i, scope);
    }
    for (int i = 0; i < aggregates.size(); i++) {
      scope.bind(aggregates.get(i), keys.size() + i);
    }
    scope.aliasesOf(input);
    return Optional.of(scope);
  }

  private void bindColumn(Expression key, int index, PlanScope scope) {
    if (key instanceof ColumnRef reference) {
      resolution
          .column(reference)
          .filter(Match.Found::isWhole)
          .ifPresent(found -> scope.bind(found.column().identity(), index));
    }
  }

  /** Gives what an alias of the select list stands for. */
  private Expression meaning(Expression key, PlanScope input) {
    return key instanceof ColumnRef reference
        ? resolution
            .column(reference)
            .filter(found -> input.column(found.column().identity()).isEmpty())
            .flatMap(found -> input.alias(found.column().identity()))
            .orElse(key)
        : key;
  }

  /** Gives the keys; tells whether rows are grouped by all of them at once. */
  private static boolean keys(Select select, List<Expression> keys) {
    List<Expression> written = select.groupBy().orElseThrow().keys();
    if (written.isEmpty()) {
      select.items().stream()
          .filter(item -> !Aggregates.isIn(item))
          .forEach(item -> keys.add(item.expression()));
      return true;
    }
    for (Expression key : written) {
      switch (key) {
        case Grouping _, Tuple _ -> {
          return false;
        }
        case NumberLiteral number -> {
          String text = number.span().text();
          boolean isIndex = text.length() < 5 && text.chars().allMatch(Character::isDigit);
          int index = isIndex ? Integer.parseInt(text) - 1 : -1;
          if (index < 0 || index >= select.items().size()) {
            return false;
          }
          keys.add(select.items().get(index).expression());
        }
        default -> keys.add(key);
      }
    }
    return true;
  }

  /** Gives the outermost aggregates in a node, those over windows and in subqueries left out. */
  private static List<FunctionCall> aggregates(SqlNode node) {
    List<FunctionCall> found = new ArrayList<>();
    Deque<SqlNode> open = new ArrayDeque<>();
    open.push(node);
    while (!open.isEmpty()) {
      SqlNode next = open.pop();
      switch (next) {
        case FunctionCall call when Aggregates.isAggregate(call) -> found.add(call);
        case WindowCall(_, FunctionCall function, Window window) -> {
          function.forEachChild(open::push);
          open.push(window);
        }
        case Query _ -> {}
        default -> next.forEachChild(open::push);
      }
    }
    return found;
  }

  private AggregateCall aggregate(FunctionCall call, List<Integer> arguments) {
    var type = plan.types().of(resolution.type(call), true);
    String name = call.name().getLast().value();
    return AggregateCall.create(
        plan.functions().aggregate(name, type),
        false,
        false,
        false,
        List.of(),
        arguments,
        -1,
        null,
        RelCollations.EMPTY,
        type,
        name);
  }

  /** Gives the rows with the values of the functions over windows. */
  PlanScope windowed(Select select, Optional<Query> query, PlanScope input) {
    List<WindowCall> calls = new ArrayList<>();
    behind(select, query).forEach(node -> calls.addAll(node.allOfQuery(WindowCall.class)));
    if (calls.isEmpty()) {
      return input;
    }
    var type = plan.types().factory().builder();
    type.addAll(input.rel().getRowType().getFieldList());
    List<org.apache.calcite.rel.core.Window.Group> groups = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      var value = plan.types().of(resolution.type(calls.get(i)), true);
      type.add("w" + i, value);
      groups.add(group(calls.get(i), value, i, input));
    }
    RelNode rel =
        plan.add(
            LogicalWindow.create(
                RelTraitSet.createEmpty(),
                List.of(),
                input.rel(),
                List.of(),
                type.build(),
                groups));
    PlanScope scope = input.over(rel);
    for (int i = 0; i < calls.size(); i++) {
      scope.bind(calls.get(i), input.width() + i);
    }
    return scope;
  }

  private org.apache.calcite.rel.core.Window.Group group(
      WindowCall call, RelDataType type, int ordinal, PlanScope input) {
    ImmutableBitSet.Builder keys = ImmutableBitSet.builder();
    for (Expression key : call.window().partitionBy()) {
      if (expressions.lower(key, input) instanceof RexInputRef column) {
        keys.set(column.getIndex());
      }
    }
    List<RexNode> operands = new ArrayList<>();
    expressions
        .inputs(call, input)
        .forEach(index -> operands.add(plan.rex().makeInputRef(input.rel(), index)));
    var function =
        new org.apache.calcite.rel.core.Window.RexWinAggCall(
            SqlParserPos.ZERO,
            plan.functions().aggregate("WINDOW", type),
            type,
            operands,
            ordinal,
            false,
            false);
    return new org.apache.calcite.rel.core.Window.Group(
        keys.build(),
        false,
        RexWindowBounds.UNBOUNDED_PRECEDING,
        RexWindowBounds.UNBOUNDED_FOLLOWING,
        RexWindowExclusion.EXCLUDE_NO_OTHER,
        RelCollations.EMPTY,
        List.of(function));
  }
}
