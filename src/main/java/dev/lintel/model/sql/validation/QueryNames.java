package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.PipedQuery;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryBody;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.SortItem;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Tuple;
import dev.lintel.syntax.sql.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves the names in queries, and gives the columns of each. */
final class QueryNames {
  private final Resolution resolution;
  private final ExpressionNames expressions;
  private final RelationNames relations;
  private final SelectNames selects;
  private final PipeNames pipes;

  QueryNames(Resolution resolution) {
    this.resolution = resolution;
    this.expressions = new ExpressionNames(resolution, this);
    this.relations = new RelationNames(resolution, this, expressions);
    this.selects = new SelectNames(resolution, this);
    this.pipes = new PipeNames(resolution, this);
  }

  ExpressionNames expressions() {
    return expressions;
  }

  SelectNames selects() {
    return selects;
  }

  RelationNames relations() {
    return relations;
  }

  /** Resolves all names of a query; gives its columns. */
  Row query(Query query, Surroundings outside) {
    Row row = body(query.body(), query, ctes(query.ctes(), outside));
    resolution.take(query, row);
    return row;
  }

  /**
   * Resolves the common table expressions of a query; gives what the query sees then. By the older
   * precedence those that stand in one cannot read what is outside of it, and hide none of that.
   */
  private Surroundings ctes(List<Cte> ctes, Surroundings outside) {
    boolean isApart =
        outside.inCte() && resolution.session().is(Session.Setting.OLD_CTE_PRECEDENCE);
    Surroundings around = isApart ? outside.withoutCtes() : outside;
    for (Cte cte : ctes) {
      around = around.with(cte.name(), cte(cte, around));
    }
    return isApart ? around.withAll(outside) : around;
  }

  /**
   * Gives the columns of a common table expression. A recursive one reads itself, whose columns are
   * those that it declares.
   */
  Row cte(Cte cte, Surroundings around) {
    Surroundings inside = around;
    if (cte.recursive()) {
      inside = around.with(cte.name(), Row.UNKNOWN.renamed(cte.columns()));
    }
    return query(cte.query(), inside.withinCte()).renamed(cte.columns()).qualified(List.of());
  }

  private Row body(QueryBody body, Query query, Surroundings around) {
    if (body instanceof Select select) {
      return selects.select(select, query, around);
    }
    Row row = body(body, around);
    Names output = Names.of(new Scope(row.columns(), List.of(), open(row)), around.outer());
    order(query, output, around);
    return row;
  }

  static List<List<String>> open(Row row) {
    return row.open() ? List.of(List.of()) : List.of();
  }

  /** Resolves what sorts and distributes the rows of a query. */
  void order(Query query, Names names, Surroundings around) {
    for (SortItem item : query.orderBy()) {
      expressions.check(item.expression(), names, around);
    }
    expressions.checkAll(query.distribution(), names, around);
    query.windows().forEach(named -> expressions.check(named.window(), names, around));
    expressions.check(query.limit(), Scope.ANYTHING, around);
    expressions.check(query.offset(), Scope.ANYTHING, around);
  }

  /** Resolves all names of what a query takes its rows from; gives its columns. */
  Row body(QueryBody body, Surroundings around) {
    return switch (body) {
      case Select select -> selects.select(select, Optional.empty(), around);
      case SetOperation operation -> setOperation(operation, around);
      case Values values -> values(values, around);
      case QueryBody.Table(_, TableName table) ->
          relations.relation(table, Scope.EMPTY, around).row();
      case QueryBody.Nested(_, Query query) -> query(query, around);
      case QueryBody.Relations(_, List<TableReference> from) -> relations.from(from, around).row();
      case PipedQuery piped -> pipes.query(piped, source(piped.source(), around), around);
    };
  }

  /** A pipe goes on with the relations themselves where no SELECT stands before it. */
  private Scope source(QueryBody body, Surroundings around) {
    return switch (body) {
      case QueryBody.Relations(_, List<TableReference> from) -> relations.from(from, around);
      case QueryBody.Table(_, TableName table) -> relations.table(table, around);
      // The alias behind VALUES is not kept.
      case Values values -> Scope.of(values(values, around), List.of()).opened();
      default -> {
        Row row = body(body, around);
        yield new Scope(row.columns(), List.of(), open(row));
      }
    };
  }

  /** A generated chain may be thousands long, and hangs to the left. */
  private Row setOperation(SetOperation last, Surroundings around) {
    List<SetOperation> chain = new ArrayList<>();
    QueryBody first = last;
    while (first instanceof SetOperation operation) {
      chain.add(operation);
      first = operation.left();
    }
    Row row = body(first, around);
    for (SetOperation operation : chain.reversed()) {
      Row right = body(operation.right(), around);
      row = join(row, operation.span(), operation.verb().text(), right);
    }
    return row;
  }

  /** Gives the columns of a set operation. */
  Row join(Row left, Span span, String verb, Row right) {
    int count = left.columns().size();
    boolean isKnown = !left.open() && !right.open();
    if (isKnown && count != right.columns().size()) {
      resolution.report(
          Kind.SET_COLUMN_COUNT,
          span,
          "%s of a query with %s and one with %s"
              .formatted(verb, Counts.columns(count), Counts.columns(right.columns().size())));
      return Row.UNKNOWN;
    }
    List<ScopeColumn> columns = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ScopeColumn column = left.columns().get(i);
      boolean isSame = isKnown && column.type().equals(right.columns().get(i).type());
      columns.add(
          new ScopeColumn(
              new Object(),
              column.qualifier(),
              column.name(),
              isSame ? column.type() : ColumnType.UNKNOWN,
              !isKnown || column.nullable() || right.columns().get(i).nullable(),
              Optional.empty(),
              false));
    }
    return new Row(columns, left.open());
  }

  private Row values(Values values, Surroundings around) {
    for (Expression row : values.rows()) {
      expressions.check(row, around.outer(), around);
    }
    int width = values.rowWidth(0).orElse(-1);
    if (width < 0) {
      return Row.UNKNOWN.renamed(values.columns());
    }
    List<ScopeColumn> columns = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      columns.add(ScopeColumn.computed(Optional.of("col" + (i + 1)), valueType(values, i), true));
    }
    return new Row(columns, false).renamed(values.columns());
  }

  private ColumnType valueType(Values values, int column) {
    ColumnType common = null;
    for (Expression row : values.rows()) {
      Expression value =
          row instanceof Tuple(Span _, List<Expression> all) && column < all.size()
              ? all.get(column)
              : row;
      ColumnType type = resolution.type(value);
      if (common != null && !common.equals(type)) {
        return ColumnType.UNKNOWN;
      }
      common = type;
    }
    return common;
  }
}
