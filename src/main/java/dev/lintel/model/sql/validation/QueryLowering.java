package dev.lintel.model.sql.validation;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryBody;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.SortItem;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalIntersect;
import org.apache.calcite.rel.logical.LogicalMinus;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.ImmutableIntList;

/**
 * Turns a query whose names are resolved into relational operators, without Calcite's parser,
 * validator and converter: Spark's rules of names and types, which the resolution followed, are the
 * only ones that count. The columns of each query are those of its row, in their order. What cannot
 * be told is a relation of which only the types are known.
 *
 * <p>A subquery in an expression becomes a tree of its own beside the main one; where it stands is
 * an unknown value of the columns that it takes from outside. A CTE is lowered once and shared.
 */
final class QueryLowering {
  private static final int MAX_BRANCHES = 100;

  private final Resolution resolution;
  private final PlanBuilder plan;
  private final Optional<Span> reader;
  private final ExpressionLowering expressions;
  private final RelationLowering relations;
  private final Set<Query> lowered = Collections.newSetFromMap(new IdentityHashMap<>());
  private Map<String, Shared> ctes = new HashMap<>();

  /** A CTE, and its tree once it was asked for. */
  private static final class Shared {
    private final Cte cte;
    private final Map<String, Shared> visible;
    private RelNode rel;

    Shared(Cte cte, Map<String, Shared> visible) {
      this.cte = cte;
      this.visible = visible;
    }
  }

  /**
   * Makes a lowering.
   *
   * @param reader for the query of a view, the name that the planned statement reads it by
   */
  QueryLowering(Resolution resolution, PlanBuilder plan, Optional<Span> reader, int depth) {
    this.resolution = resolution;
    this.plan = plan;
    this.reader = reader;
    this.expressions =
        new ExpressionLowering(
            resolution,
            plan.types(),
            plan.rex(),
            plan.functions(),
            this::subquery,
            span -> plan.places().add(span, reader));
    this.relations = new RelationLowering(resolution, plan, this, expressions, reader, depth);
  }

  /** A subquery may be lowered with what holds it more than once. */
  private void subquery(Query query) {
    if (lowered.add(query)) {
      plan.addRoot(query(query));
    }
  }

  /** Lowers a query. */
  RelNode query(Query query) {
    Map<String, Shared> outer = ctes;
    for (Cte cte : query.ctes()) {
      Map<String, Shared> inner = new HashMap<>(ctes);
      inner.put(key(cte.name().value()), new Shared(cte, ctes));
      ctes = inner;
    }
    RelNode rel = fitting(body(query.body(), Optional.of(query)), query);
    ctes = outer;
    return rel;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Gives the rows of a CTE; empty where a name means none, or one that reads itself. */
  Optional<RelNode> cte(TableName name) {
    Shared shared = name.parts().size() == 1 ? ctes.get(key(name.toString())) : null;
    if (shared == null || shared.cte.recursive()) {
      return Optional.empty();
    }
    if (shared.rel == null) {
      Map<String, Shared> here = ctes;
      ctes = shared.visible;
      shared.rel = query(shared.cte.query());
      ctes = here;
    }
    return Optional.of(shared.rel);
  }

  /** What does not have the columns that the names were resolved to is not known. */
  private RelNode fitting(RelNode rel, Query query) {
    Row row = resolution.row(query).orElse(Row.UNKNOWN);
    boolean fits = rel.getRowType().getFieldCount() == Math.max(1, row.columns().size());
    return fits ? rel : unknown(row, query.span());
  }

  /** Gives rows of which only the types are known. */
  RelNode unknown(Row row, Span span) {
    return plan.scan(row, new Place(span, reader), Optional.empty());
  }

  private RelNode body(QueryBody body, Optional<Query> query) {
    return switch (body) {
      case Select select -> select(select, query);
      case SetOperation operation -> limited(setOperation(operation), query);
      case QueryBody.Nested(_, Query nested) -> limited(query(nested), query);
      case QueryBody.Table(_, TableName table) ->
          limited(relations.relation(table, Optional.empty()).rel(), query);
      case Values values -> unknown(row(query), values.span());
      default -> unknown(row(query), body.span());
    };
  }

  private Row row(Optional<Query> query) {
    return query.flatMap(resolution::row).orElse(Row.UNKNOWN);
  }

  /** The order of rows matters only to which of them a limit keeps; it is left out. */
  private RelNode limited(RelNode rel, Optional<Query> query) {
    boolean isLimited =
        query.filter(q -> q.limit().isPresent() || q.offset().isPresent()).isPresent();
    if (!isLimited) {
      return rel;
    }
    long most = query.get().limit().flatMap(QueryLowering::number).orElse((long) Integer.MAX_VALUE);
    RexNode fetch = plan.rex().makeExactLiteral(BigDecimal.valueOf(most));
    return plan.add(LogicalSort.create(rel, RelCollations.EMPTY, null, fetch));
  }

  private static Optional<Long> number(Expression expression) {
    return expression instanceof NumberLiteral(Span span)
            && span.length() < 10
            && span.text().chars().allMatch(Character::isDigit)
        ? Optional.of(Long.valueOf(span.text()))
        : Optional.empty();
  }

  /** Chains hang to the left; those of one operator are lowered as one. */
  private RelNode setOperation(SetOperation last) {
    List<SetOperation> chain = new ArrayList<>();
    QueryBody first = last;
    while (first instanceof SetOperation operation) {
      chain.add(operation);
      first = operation.left();
    }
    if (chain.size() > MAX_BRANCHES) {
      throw new UnplannableException("too many branches");
    }
    List<RelNode> branches = new ArrayList<>();
    branches.add(body(first, Optional.empty()));
    for (int i = chain.size() - 1; i >= 0; i--) {
      SetOperation operation = chain.get(i);
      branches.add(body(operation.right(), Optional.empty()));
      boolean goesOn =
          i > 0
              && operation.operator() == SetOperation.Operator.UNION
              && chain.get(i - 1).operator() == SetOperation.Operator.UNION
              && isAll(chain.get(i - 1)) == isAll(operation);
      if (!goesOn) {
        RelNode made = combined(operation, aligned(branches));
        branches.clear();
        branches.add(made);
      }
    }
    return branches.getFirst();
  }

  private static boolean isAll(SetOperation operation) {
    return operation.quantifier() == SetOperation.Quantifier.ALL;
  }

  private RelNode combined(SetOperation operation, List<RelNode> branches) {
    boolean isAll = isAll(operation);
    return plan.add(
        switch (operation.operator()) {
          case UNION -> LogicalUnion.create(branches, isAll);
          case INTERSECT -> LogicalIntersect.create(branches, isAll);
          case EXCEPT -> LogicalMinus.create(branches, isAll);
        });
  }

  /** A column whose types differ is one of an unknown value, in each branch. */
  private List<RelNode> aligned(List<RelNode> branches) {
    int width = branches.getFirst().getRowType().getFieldCount();
    ImmutableBitSet.Builder different = ImmutableBitSet.builder();
    for (RelNode branch : branches) {
      if (branch.getRowType().getFieldCount() != width) {
        throw new UnplannableException("branches of different width");
      }
      for (int i = 0; i < width; i++) {
        if (!isSameType(branch, branches.getFirst(), i)) {
          different.set(i);
        }
      }
    }
    ImmutableBitSet unlike = different.build();
    return unlike.isEmpty() ? branches : branches.stream().map(b -> masked(b, unlike)).toList();
  }

  private static boolean isSameType(RelNode branch, RelNode other, int column) {
    var type = branch.getRowType().getFieldList().get(column).getType();
    var first = other.getRowType().getFieldList().get(column).getType();
    return type.getSqlTypeName() == first.getSqlTypeName()
        && type.getPrecision() == first.getPrecision()
        && type.getScale() == first.getScale()
        && !type.isStruct();
  }

  private RelNode masked(RelNode branch, ImmutableBitSet unlike) {
    List<RexNode> columns = new ArrayList<>();
    for (int i = 0; i < branch.getRowType().getFieldCount(); i++) {
      RexNode column = plan.rex().makeInputRef(branch, i);
      columns.add(
          unlike.get(i)
              ? plan.rex().makeCall(plan.functions().scalar("CONVERT", plan.anyType()), column)
              : column);
    }
    return project(branch, columns);
  }

  private RelNode project(RelNode input, List<RexNode> columns) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      names.add("c" + i);
    }
    return plan.add(LogicalProject.create(input, List.of(), columns, names, Set.of()));
  }

  private RelNode select(Select select, Optional<Query> query) {
    if (select.script().isPresent()) {
      return unknown(resolution.row(select), select.span());
    }
    PlanScope scope =
        select.from().isEmpty()
            ? new PlanScope(LogicalValues.createOneRow(plan.cluster()))
            : relations.from(select.from());
    aliases(select, scope);
    if (select.where().isPresent()) {
      scope = filtered(select.where().get(), scope);
    }
    Blocks blocks = new Blocks(resolution, plan, expressions);
    boolean isGrouped =
        select.groupBy().isPresent()
            || select.having().isPresent()
            || select.items().stream().anyMatch(Aggregates::isIn);
    if (isGrouped) {
      Optional<PlanScope> grouped = blocks.grouped(select, query, scope);
      if (grouped.isEmpty()) {
        // The rows below are read all the same.
        plan.addRoot(scope.rel());
        return unknown(resolution.row(select), select.span());
      }
      scope = grouped.get();
    }
    if (select.having().isPresent()) {
      scope = filtered(select.having().get(), scope);
    }
    scope = blocks.windowed(select, query, scope);
    if (select.qualify().isPresent()) {
      scope = filtered(select.qualify().get(), scope);
    }
    return result(select, query, scope);
  }

  private PlanScope filtered(Expression condition, PlanScope scope) {
    RexNode lowered = expressions.condition(condition, scope);
    return lowered.isAlwaysTrue()
        ? scope
        : scope.over(plan.add(LogicalFilter.create(scope.rel(), lowered)));
  }

  private void aliases(Select select, PlanScope scope) {
    List<ScopeColumn> output = resolution.row(select).columns();
    int next = 0;
    for (Select.Item item : select.items()) {
      int width = width(item, select, next);
      if (width == 1 && next < output.size() && item.alias().isPresent()) {
        scope.alias(output.get(next).identity(), item.expression());
      }
      next += width;
    }
  }

  private int width(Select.Item item, Select select, int at) {
    if (item.expression() instanceof Star star) {
      return resolution.columns(star).size();
    }
    boolean isGenerator =
        item.expression() instanceof FunctionCall call && Generators.isGenerator(call);
    return isGenerator
        ? Generators.width(resolution.row(select).columns().size(), at, select, item)
        : 1;
  }

  /** Adds the select list, and what the query does with its rows as a whole. */
  private RelNode result(Select select, Optional<Query> query, PlanScope input) {
    boolean generates =
        select.items().stream()
            .anyMatch(item ->
                item.expression() instanceof FunctionCall call && Generators.isGenerator(call));
    PlanScope scope = generates ? relations.multiplied(input, select.span()) : input;
    List<RexNode> columns = new ArrayList<>();
    for (Select.Item item : select.items()) {
      if (item.expression() instanceof Star star) {
        for (ScopeColumn column : resolution.columns(star)) {
          columns.add(
              scope
                  .column(column.identity())
                  .<RexNode>map(index -> plan.rex().makeInputRef(scope.rel(), index))
                  .orElseGet(() -> unknownValue(column)));
        }
        continue;
      }
      int count = width(item, select, columns.size());
      for (int i = 0; i < count; i++) {
        columns.add(expressions.lower(item.expression(), scope));
      }
    }
    if (columns.isEmpty()) {
      columns.add(plan.rex().makeNullLiteral(plan.anyType()));
    }
    int width = columns.size();
    List<SortItem> order = query.map(Query::orderBy).orElse(List.of());
    if (select.distinct()) {
      RelNode rel = project(scope.rel(), columns);
      var all = ImmutableBitSet.range(width);
      return limited(
          plan.add(
              LogicalAggregate.create(
                  rel, List.of(plan.places().hint(select.verb(), reader)), all, null, List.of())),
          query);
    }
    order.forEach(item ->
        expressions
            .inputs(item.expression(), scope)
            .forEach(index -> columns.add(plan.rex().makeInputRef(scope.rel(), index))));
    RelNode rel = project(scope.rel(), columns);
    if (columns.size() == width) {
      return limited(rel, query);
    }
    List<Integer> keys = ImmutableBitSet.range(width, columns.size()).asList();
    RelNode sorted =
        plan.add(
            LogicalSort.create(rel, RelCollations.of(ImmutableIntList.copyOf(keys)), null, null));
    return first(width, limited(sorted, query));
  }

  private RelNode first(int width, RelNode rel) {
    List<RexNode> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      columns.add(plan.rex().makeInputRef(rel, i));
    }
    return project(rel, columns);
  }

  private RexNode unknownValue(ScopeColumn column) {
    var type = plan.types().of(column.type(), true);
    var known = type.getSqlTypeName() == SqlTypeName.NULL ? plan.anyType() : type;
    return plan.rex().makeCall(plan.functions().scalar("COLUMN", known), List.of());
  }
}
