package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.LateralView;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Turns the relations of FROM clauses into operators, and views into the queries that they are. */
final class RelationLowering {
  private static final int MAX_JOINS = 100;
  private static final int MAX_VIEWS = 8;

  private final Resolution resolution;
  private final PlanBuilder plan;
  private final QueryLowering queries;
  private final ExpressionLowering expressions;
  private final Optional<Span> reader;
  private final int depth;

  RelationLowering(
      Resolution resolution,
      PlanBuilder plan,
      QueryLowering queries,
      ExpressionLowering expressions,
      Optional<Span> reader,
      int depth) {
    this.resolution = resolution;
    this.plan = plan;
    this.queries = queries;
    this.expressions = expressions;
    this.reader = reader;
    this.depth = depth;
  }

  PlanScope from(List<TableReference> references) {
    return relations(references, Optional.empty());
  }

  private PlanScope relations(List<TableReference> references, Optional<PlanScope> before) {
    Optional<PlanScope> scope = before;
    for (TableReference reference : references) {
      PlanScope next = relation(reference, scope);
      boolean goesOn = reference instanceof LateralView || isOfOuter(reference);
      scope =
          Optional.of(
              scope.isEmpty() || goesOn
                  ? next
                  : cross(scope.get(), next, List.of(place(reference.span()))));
    }
    return scope.orElseThrow();
  }

  private static boolean isOfOuter(TableReference reference) {
    return reference instanceof DerivedTable derived && derived.lateral();
  }

  private RelHint place(Span span) {
    return plan.places().hint(span, reader);
  }

  private PlanScope cross(PlanScope left, PlanScope right, List<RelHint> hints) {
    return join(left, right, JoinRelType.INNER, plan.rex().makeLiteral(true), hints);
  }

  private PlanScope join(
      PlanScope left, PlanScope right, JoinRelType type, RexNode condition, List<RelHint> hints) {
    RelNode join =
        plan.add(LogicalJoin.create(left.rel(), right.rel(), hints, condition, Set.of(), type));
    return type.projectsRight() ? left.joined(right, join) : left.over(join);
  }

  /**
   * Lowers a relation.
   *
   * @param before what stands before it, which a lateral one is joined to
   */
  PlanScope relation(TableReference reference, Optional<PlanScope> before) {
    return switch (reference) {
      case Join join -> chain(join);
      case TableName name -> PlanScope.of(table(name), resolution.row(name));
      case DerivedTable derived -> {
        PlanScope rows = PlanScope.of(queries.query(derived.query()), resolution.row(derived));
        yield derived.lateral() && before.isPresent()
            ? linked(before.get(), rows, JoinRelType.INNER, derived.query().all(ColumnRef.class))
            : rows;
      }
      case LateralView view when before.isPresent() ->
          linked(
              before.get(),
              unknown(view),
              view.outer() ? JoinRelType.LEFT : JoinRelType.INNER,
              view.call().all(ColumnRef.class));
      case OtherTable other when other.alias().isEmpty() && !other.parts().isEmpty() ->
          relations(other.parts(), Optional.empty());
      default -> unknown(reference);
    };
  }

  private PlanScope unknown(TableReference reference) {
    Row row = resolution.row(reference);
    return PlanScope.of(queries.unknown(row, reference.span()), row);
  }

  /** Joins what follows from the rows before it, in a way that only Spark knows. */
  private PlanScope linked(
      PlanScope left, PlanScope right, JoinRelType type, List<ColumnRef> references) {
    NavigableSet<Integer> inputs = new TreeSet<>();
    references.forEach(reference -> inputs.addAll(expressions.inputs(reference, left)));
    return link(left, right, type, inputs);
  }

  private PlanScope link(
      PlanScope left, PlanScope right, JoinRelType type, NavigableSet<Integer> inputs) {
    NavigableSet<Integer> both = new TreeSet<>(inputs);
    if (both.isEmpty()) {
      both.add(0);
    }
    both.add(left.width());
    PlanScope cross = cross(left, right, List.of());
    Span nowhere = plan.nowhere();
    return join(left, right, type, expressions.unknown(nowhere, both, cross), List.of());
  }

  /** Gives rows of which each may be there any number of times. */
  PlanScope multiplied(PlanScope input, Span span) {
    PlanScope rows = new PlanScope(queries.unknown(Row.UNKNOWN, span));
    return link(input, rows, JoinRelType.LEFT, new TreeSet<>());
  }

  private RelNode table(TableName name) {
    Row row = resolution.row(name);
    Place place = new Place(name.nameSpan(), reader);
    Optional<CatalogTable> known = resolution.table(name);
    if (known.isEmpty()) {
      return queries
          .cte(name)
          .filter(rel -> rel.getRowType().getFieldCount() == Math.max(1, row.columns().size()))
          .orElseGet(() -> plan.scan(row, place, Optional.empty()));
    }
    return view(known.get(), name, row)
        .orElseGet(() -> plan.scan(row, place, known.map(this::whole)));
  }

  /** What a script makes is known by its columns there; its partitions and keys by the catalog. */
  private CatalogTable whole(CatalogTable seen) {
    return resolution
        .session()
        .catalog()
        .find(seen.id())
        .filter(table -> !table.open() && names(table).equals(names(seen)))
        .orElse(seen);
  }

  private static List<String> names(CatalogTable table) {
    return table.columns().stream().map(column -> key(column.name())).toList();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Gives the query of a view; empty where it is none, or not known for sure. */
  private Optional<RelNode> view(CatalogTable table, TableName name, Row row) {
    if (table.kind() != CatalogTable.Kind.VIEW || row.open() || depth >= MAX_VIEWS) {
      return Optional.empty();
    }
    return plan.views()
        .find(table)
        .map(view ->
            new QueryLowering(
                    view.resolution(), plan, Optional.of(reader.orElse(name.nameSpan())), depth + 1)
                .query(view.query()))
        .filter(rel -> rel.getRowType().getFieldCount() == row.columns().size());
  }

  private PlanScope chain(Join last) {
    List<Join> joins = new ArrayList<>();
    TableReference first = last;
    while (first instanceof Join join) {
      joins.add(join);
      first = join.left();
    }
    if (joins.size() > MAX_JOINS) {
      throw new UnplannableException("too many joins");
    }
    PlanScope left = relation(first, Optional.empty());
    for (Join join : joins.reversed()) {
      left = join(left, join);
    }
    return left;
  }

  private PlanScope join(PlanScope left, Join join) {
    if (isOfOuter(join.right())) {
      PlanScope linked = relation(join.right(), Optional.of(left));
      return linked;
    }
    PlanScope right = relation(join.right(), Optional.of(left));
    JoinRelType type =
        switch (join.type()) {
          case LEFT -> JoinRelType.LEFT;
          case RIGHT -> JoinRelType.RIGHT;
          case FULL -> JoinRelType.FULL;
          case SEMI -> JoinRelType.SEMI;
          case ANTI -> JoinRelType.ANTI;
          case INNER, CROSS -> JoinRelType.INNER;
        };
    // Only a scope of both sides tells what the condition speaks of.
    PlanScope both = cross(left, right, List.of());
    List<RexNode> conditions = new ArrayList<>();
    join.on().ifPresent(on -> conditions.add(expressions.condition(on, both)));
    for (Resolution.KeyPair pair : resolution.keys(join)) {
      equality(pair, join, both).ifPresent(conditions::add);
    }
    RexNode condition = RexUtil.composeConjunction(plan.rex(), conditions);
    List<RelHint> hints =
        join.type() == Join.Type.CROSS ? List.of() : List.of(place(join.keyword()));
    return join(left, right, type, condition, hints);
  }

  private Optional<RexNode> equality(Resolution.KeyPair pair, Join join, PlanScope both) {
    Optional<Integer> left = both.column(pair.left().identity());
    Optional<Integer> right = both.column(pair.right().identity());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    RexNode first = plan.rex().makeInputRef(both.rel(), left.get());
    RexNode second = plan.rex().makeInputRef(both.rel(), right.get());
    boolean isSame = first.getType().getSqlTypeName() == second.getType().getSqlTypeName();
    return Optional.of(
        isSame
            ? plan.rex()
                .makeCall(
                    plan.places().add(join.keyword(), reader),
                    SqlStdOperatorTable.EQUALS,
                    first,
                    second)
            : expressions.unknown(
                join.keyword(), new TreeSet<>(List.of(left.get(), right.get())), both));
  }
}
