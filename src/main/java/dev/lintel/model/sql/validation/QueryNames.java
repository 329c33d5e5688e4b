package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryBody;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.SortItem;
import dev.lintel.syntax.sql.TableName;
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

  QueryNames(Resolution resolution) {
    this.resolution = resolution;
    this.expressions = new ExpressionNames(resolution, this);
    this.relations = new RelationNames(resolution, this, expressions);
    this.selects = new SelectNames(resolution, this);
  }

  ExpressionNames expressions() {
    return expressions;
  }

  RelationNames relations() {
    return relations;
  }

  /** Resolves all names of a query; gives its columns. */
  Row query(Query query, Surroundings outside) {
    Surroundings around = outside;
    for (Cte cte : query.ctes()) {
      around = around.with(cte.name(), cte(cte, around));
    }
    Row row = body(query.body(), query, around);
    resolution.take(query, row);
    return row;
  }

  /** A recursive one reads itself, whose columns are those that it declares. */
  private Row cte(Cte cte, Surroundings around) {
    Surroundings inside = around;
    if (cte.recursive()) {
      inside = around.with(cte.name(), Row.UNKNOWN.renamed(cte.columns()));
    }
    return query(cte.query(), inside).renamed(cte.columns()).qualified(List.of());
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
      if (query.orderBy().size() > 1 || !isAll(item.expression())) {
        expressions.check(item.expression(), names, around);
      }
    }
    expressions.checkAll(query.distribution(), names, around);
    query.windows().forEach(named -> expressions.check(named.window(), names, around));
    expressions.check(query.limit(), Scope.ANYTHING, around);
    expressions.check(query.offset(), Scope.ANYTHING, around);
  }

  /** ORDER BY ALL sorts by every column. */
  private static boolean isAll(Expression expression) {
    return expression instanceof ColumnRef column && column.span().text().equalsIgnoreCase("all");
  }

  private Row body(QueryBody body, Surroundings around) {
    return switch (body) {
      case Select select -> selects.select(select, Optional.empty(), around);
      case SetOperation operation -> setOperation(operation, around);
      case Values values -> values(values, around);
      case QueryBody.Table(_, TableName table) -> relations.table(table, around).row();
      case QueryBody.Nested(_, Query query) -> query(query, around);
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
      row = join(row, operation, body(operation.right(), around));
    }
    return row;
  }

  private Row join(Row left, SetOperation operation, Row right) {
    int count = left.columns().size();
    boolean isKnown = !left.open() && !right.open();
    if (isKnown && count != right.columns().size()) {
      resolution.report(
          Kind.SET_COLUMN_COUNT,
          operation.span(),
          "%s of a query with %s and one with %s"
              .formatted(
                  operation.verb().text(),
                  Counts.columns(count),
                  Counts.columns(right.columns().size())));
      return Row.UNKNOWN;
    }
    List<ScopeColumn> columns = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ScopeColumn column = left.columns().get(i);
      boolean isSame =
          isKnown && column.type().equals(right.columns().get(i).type());
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
      columns.add(
          ScopeColumn.computed(Optional.of("col" + (i + 1)), valueType(values, i), true));
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
