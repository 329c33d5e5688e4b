package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Grouping;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryBody;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.SortItem;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Tuple;
import dev.lintel.syntax.sql.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Turns a query whose names are resolved into Calcite's tree. Each relation gets a name of its own,
 * each query the columns {@code c0}, {@code c1} and on, and every reference is written out in full;
 * so Spark's rules of names, which the resolution followed, are the only ones that count. What
 * cannot be told is a relation of unknown columns, or a call of unknown type.
 */
final class Lowering {
  private final Resolution resolution;
  private final ExpressionLowering expressions;
  private final PlanTables tables;
  private final Set<Span> givenUp;
  private final Map<String, List<String>> ctes = new HashMap<>();
  private int relations;

  /**
   * Makes a lowering.
   *
   * @param givenUp the expressions that Calcite refused, and of which only the type is kept
   */
  Lowering(Resolution resolution, CalciteTypes types, PlanTables tables, Set<Span> givenUp) {
    this.resolution = resolution;
    this.tables = tables;
    this.givenUp = new HashSet<>(givenUp);
    this.expressions = new ExpressionLowering(resolution, types, this);
  }

  boolean isGivenUp(Span span) {
    return givenUp.contains(span);
  }

  /** Lowers a query. */
  SqlNode query(Query query, Optional<Bindings> outer) {
    SqlParserPos position = Positions.of(query.span());
    Map<String, List<String>> hidden = new HashMap<>(ctes);
    SqlNodeList items = new SqlNodeList(position);
    for (Cte cte : query.ctes()) {
      if (cte.recursive()) {
        continue;
      }
      String name = "w" + relations++;
      SqlNode body = query(cte.query(), outer);
      items.add(
          new SqlWithItem(
              position,
              new SqlIdentifier(name, position),
              null,
              body,
              SqlLiteral.createBoolean(false, position)));
      ctes.put(key(cte.name()), List.of(name));
    }
    SqlNode body = body(query.body(), Optional.of(query), outer);
    ctes.clear();
    ctes.putAll(hidden);
    return items.isEmpty() ? body : new SqlWith(position, items, body);
  }

  private static String key(Name name) {
    return name.value().toLowerCase(Locale.ROOT);
  }

  private SqlNode body(QueryBody body, Optional<Query> query, Optional<Bindings> outer) {
    return switch (body) {
      case Select select -> select(select, query, outer);
      case SetOperation operation -> limited(setOperation(operation, outer), query);
      case QueryBody.Nested(_, Query nested) -> limited(query(nested, outer), query);
      case QueryBody.Table(_, TableName table) -> limited(starOf(table, outer), query);
      case Values values -> values(values, query);
      default -> unknownQuery(query, body);
    };
  }

  private SqlNode limited(SqlNode node, Optional<Query> query) {
    return query
        .flatMap(Query::limit)
        .flatMap(Lowering::number)
        .<SqlNode>map(
            limit -> new SqlOrderBy(node.getParserPosition(), node, SqlNodeList.EMPTY, null, limit))
        .orElse(node);
  }

  private static Optional<SqlNode> number(Expression expression) {
    return expression instanceof NumberLiteral(Span span)
            && span.length() < 10
            && span.text().chars().allMatch(Character::isDigit)
        ? Optional.of(SqlLiteral.createExactNumeric(span.text(), Positions.of(span)))
        : Optional.empty();
  }

  private SqlNode setOperation(SetOperation operation, Optional<Bindings> outer) {
    SqlParserPos position = Positions.of(operation.span());
    boolean isAll = operation.quantifier() == SetOperation.Quantifier.ALL;
    var operator =
        switch (operation.operator()) {
          case UNION -> isAll ? SqlStdOperatorTable.UNION_ALL : SqlStdOperatorTable.UNION;
          case INTERSECT ->
              isAll ? SqlStdOperatorTable.INTERSECT_ALL : SqlStdOperatorTable.INTERSECT;
          case EXCEPT -> isAll ? SqlStdOperatorTable.EXCEPT_ALL : SqlStdOperatorTable.EXCEPT;
        };
    return operator.createCall(
        position,
        body(operation.left(), Optional.empty(), outer),
        body(operation.right(), Optional.empty(), outer));
  }

  private SqlNode starOf(TableName table, Optional<Bindings> outer) {
    Bindings bindings = new Bindings(outer);
    SqlNode from = relation(table, bindings, new ArrayList<>());
    Row row = resolution.row(table);
    SqlParserPos position = Positions.of(table.span());
    SqlNodeList items = new SqlNodeList(position);
    for (ScopeColumn column : row.columns()) {
      bindings.find(column.identity()).ifPresent(node -> items.add(named(node, items.size())));
    }
    return select(position, null, items, from, null, null, null, null);
  }

  private SqlNode values(Values values, Optional<Query> query) {
    SqlParserPos position = Positions.of(values.span());
    Row row = query.flatMap(resolution::row).orElse(Row.UNKNOWN);
    boolean isKnown = !row.open() && values.rows().size() <= 200;
    return isKnown ? synthetic(tables.rows(row), row, position) : unknownQuery(query, values);
  }

  /** What is not lowered gives rows of the types that are known. */
  private SqlNode unknownQuery(Optional<Query> query, QueryBody body) {
    Row row = query.flatMap(resolution::row).orElse(Row.UNKNOWN);
    return synthetic(tables.rows(row), row, Positions.of(body.span()));
  }

  private SqlNode synthetic(String table, Row row, SqlParserPos position) {
    SqlNodeList items = new SqlNodeList(position);
    String alias = "r" + relations++;
    for (int i = 0; i < Math.max(1, row.columns().size()); i++) {
      items.add(named(new SqlIdentifier(List.of(alias, "c" + i), position), i));
    }
    return select(
        position,
        null,
        items,
        aliased(new SqlIdentifier(table, position), alias),
        null,
        null,
        null,
        null);
  }

  private static SqlNode named(SqlNode node, int index) {
    SqlParserPos position = node.getParserPosition();
    return SqlStdOperatorTable.AS.createCall(
        position, node, new SqlIdentifier("c" + index, position));
  }

  private static SqlNode aliased(SqlNode node, String alias) {
    SqlParserPos position = node.getParserPosition();
    return SqlStdOperatorTable.AS.createCall(position, node, new SqlIdentifier(alias, position));
  }

  private static SqlSelect select(
      SqlParserPos position,
      SqlNodeList keywords,
      SqlNodeList items,
      SqlNode from,
      SqlNode where,
      SqlNodeList groups,
      SqlNode having,
      SqlNode qualify) {
    return new SqlSelect(
        position,
        keywords,
        items,
        from,
        where,
        groups,
        having,
        SqlNodeList.EMPTY,
        qualify,
        null,
        null,
        null,
        SqlNodeList.EMPTY);
  }

  private SqlNode select(Select select, Optional<Query> query, Optional<Bindings> outer) {
    SqlParserPos position = Positions.of(select.span());
    if (select.script().isPresent()) {
      return unknownQuery(query, select);
    }
    Bindings bindings = new Bindings(outer);
    List<SqlNode> filters = new ArrayList<>();
    SqlNode from = from(select.from(), bindings, filters);
    SqlNodeList items = items(select, bindings, position);
    select.where().ifPresent(where -> filters.add(expressions.condition(where, bindings)));
    SqlNode having = select.having().map(h -> expressions.condition(h, bindings)).orElse(null);
    SqlNode qualify = select.qualify().map(q -> expressions.condition(q, bindings)).orElse(null);
    SqlNodeList keywords =
        select.distinct() ? SqlNodeList.of(SqlSelectKeyword.DISTINCT.symbol(position)) : null;
    SqlNode made =
        select(
            position,
            keywords,
            items,
            from,
            and(filters),
            groups(select, bindings),
            having,
            qualify);
    return ordered(made, select, query, bindings);
  }

  private static SqlNode and(List<SqlNode> filters) {
    return filters.stream()
        .reduce((a, b) -> SqlStdOperatorTable.AND.createCall(b.getParserPosition(), a, b))
        .orElse(null);
  }

  private SqlNodeList items(Select select, Bindings bindings, SqlParserPos position) {
    SqlNodeList items = new SqlNodeList(position);
    List<ScopeColumn> output = resolution.row(select).columns();
    int next = 0;
    for (Select.Item item : select.items()) {
      if (item.expression() instanceof Star star) {
        for (ScopeColumn column : resolution.columns(star)) {
          SqlNode node = bindings.find(column.identity()).orElseGet(() -> expressions.any(star));
          items.add(named(node.clone(Positions.of(star.span())), items.size()));
          next++;
        }
        continue;
      }
      boolean isGenerator =
          item.expression() instanceof FunctionCall call && Generators.isGenerator(call);
      int count = isGenerator ? Generators.width(output.size(), next, select, item) : 1;
      for (int i = 0; i < count; i++) {
        items.add(named(expressions.lower(item.expression(), bindings), items.size()));
        if (next < output.size()) {
          ScopeColumn made = output.get(next);
          bindings.bind(made.identity(), () -> expressions.lower(item.expression(), bindings));
        }
        next++;
      }
    }
    if (items.isEmpty()) {
      items.add(named(SqlLiteral.createNull(position), 0));
    }
    return items;
  }

  private SqlNodeList groups(Select select, Bindings bindings) {
    if (select.groupBy().isEmpty()) {
      return null;
    }
    Select.GroupBy clause = select.groupBy().get();
    SqlNodeList groups = new SqlNodeList(Positions.of(clause.span()));
    if (clause.keys().isEmpty()) {
      select.items().stream()
          .filter(item -> !Aggregates.isIn(item))
          .forEach(item -> groups.add(expressions.lower(item.expression(), bindings)));
    }
    clause.keys().forEach(key -> groups.add(group(key, select, bindings)));
    return groups;
  }

  private SqlNode group(Expression key, Select select, Bindings bindings) {
    SqlParserPos position = Positions.of(key.span());
    return switch (key) {
      case NumberLiteral(Span span)
          when span.length() < 5 && span.text().chars().allMatch(Character::isDigit) -> {
        int index = Integer.parseInt(span.text()) - 1;
        yield index >= 0 && index < select.items().size()
            ? expressions.lower(select.items().get(index).expression(), bindings)
            : expressions.any(key);
      }
      case Grouping(_, Grouping.Kind kind, List<Expression> sets) ->
          (switch (kind) {
                case GROUPING_SETS -> SqlStdOperatorTable.GROUPING_SETS;
                case ROLLUP -> SqlStdOperatorTable.ROLLUP;
                case CUBE -> SqlStdOperatorTable.CUBE;
              })
              .createCall(
                  position, sets.stream().map(set -> group(set, select, bindings)).toList());
      case Tuple(_, List<Expression> values) ->
          SqlStdOperatorTable.ROW.createCall(
              position, values.stream().map(value -> group(value, select, bindings)).toList());
      default -> expressions.lower(key, bindings);
    };
  }

  /** A key that is a column of the result is written as its number. */
  private SqlNode ordered(SqlNode made, Select select, Optional<Query> query, Bindings bindings) {
    if (query.isEmpty()) {
      return made;
    }
    SqlParserPos position = made.getParserPosition();
    SqlNodeList keys = new SqlNodeList(position);
    List<ScopeColumn> output = resolution.row(select).columns();
    for (SortItem item : query.get().orderBy()) {
      SqlNode key = key(item.expression(), output, bindings);
      if (item.expression() instanceof Star) {
        continue;
      }
      keys.add(item.descending() ? SqlStdOperatorTable.DESC.createCall(position, key) : key);
    }
    SqlNode limit = query.get().limit().flatMap(Lowering::number).orElse(null);
    return keys.isEmpty() && limit == null
        ? made
        : new SqlOrderBy(position, made, keys, null, limit);
  }

  @SuppressWarnings("ReferenceEquality") // What tells columns apart is the object.
  private SqlNode key(Expression expression, List<ScopeColumn> output, Bindings bindings) {
    if (expression instanceof ColumnRef reference) {
      Optional<Match.Found> found = resolution.column(reference).filter(Match.Found::isWhole);
      for (int i = 0; i < output.size() && found.isPresent(); i++) {
        if (output.get(i).identity() == found.get().column().identity()) {
          return SqlLiteral.createExactNumeric(
              Integer.toString(i + 1), Positions.of(expression.span()));
        }
      }
    }
    return expressions.lower(expression, bindings);
  }

  private SqlNode from(List<TableReference> references, Bindings bindings, List<SqlNode> filters) {
    SqlNode from = null;
    for (TableReference reference : references) {
      SqlNode node = relation(reference, bindings, filters);
      from = from == null ? node : joined(from, JoinType.CROSS, node, null);
    }
    return from;
  }

  private static SqlJoin joined(SqlNode left, JoinType type, SqlNode right, SqlNode condition) {
    SqlParserPos position = right.getParserPosition();
    return new SqlJoin(
        position,
        left,
        SqlLiteral.createBoolean(false, position),
        type.symbol(position),
        right,
        (condition == null ? JoinConditionType.NONE : JoinConditionType.ON).symbol(position),
        condition);
  }

  private SqlNode relation(TableReference reference, Bindings bindings, List<SqlNode> filters) {
    return switch (reference) {
      case Join join -> join(join, bindings, filters);
      case TableName name -> table(name, bindings);
      case DerivedTable derived -> {
        SqlNode query = query(derived.query(), Optional.of(bindings));
        SqlNode visible =
            derived.lateral()
                ? SqlStdOperatorTable.LATERAL.createCall(query.getParserPosition(), query)
                : query;
        yield bound(visible, resolution.row(derived), bindings);
      }
      case OtherTable other when other.alias().isEmpty() && !other.parts().isEmpty() ->
          from(other.parts(), bindings, filters);
      default -> rows(reference, bindings);
    };
  }

  private SqlNode table(TableName name, Bindings bindings) {
    SqlParserPos position = Positions.of(name.nameSpan());
    Row row = resolution.row(name);
    Optional<CatalogTable> known = resolution.table(name);
    if (known.isPresent()) {
      SqlNode table = new SqlIdentifier(tables.table(known.get(), row), position);
      return bound(table, row, bindings);
    }
    List<String> cte = ctes.get(key(name.parts().getFirst()));
    return name.parts().size() == 1 && cte != null
        ? bound(new SqlIdentifier(cte, position), row, bindings)
        : rows(name, bindings);
  }

  private SqlNode rows(TableReference reference, Bindings bindings) {
    Row row = resolution.row(reference);
    String table = tables.rows(row);
    return bound(new SqlIdentifier(table, Positions.of(reference.span())), row, bindings);
  }

  /** Names a relation, whose columns are {@code c0} and on, and binds its columns. */
  private SqlNode bound(SqlNode relation, Row row, Bindings bindings) {
    String alias = "r" + relations++;
    for (int i = 0; i < row.columns().size(); i++) {
      String column = "c" + i;
      bindings.bind(
          row.columns().get(i).identity(),
          () -> new SqlIdentifier(List.of(alias, column), SqlParserPos.ZERO));
    }
    return aliased(relation, alias);
  }

  private SqlNode join(Join last, Bindings bindings, List<SqlNode> filters) {
    List<Join> joins = new ArrayList<>();
    TableReference first = last;
    while (first instanceof Join join) {
      joins.add(join);
      first = join.left();
    }
    SqlNode left = relation(first, bindings, filters);
    for (Join join : joins.reversed()) {
      left = join(left, join, bindings, filters);
    }
    return left;
  }

  private SqlNode join(SqlNode left, Join join, Bindings bindings, List<SqlNode> filters) {
    boolean isSemi = join.type() == Join.Type.SEMI || join.type() == Join.Type.ANTI;
    if (isSemi) {
      filters.add(exists(join, bindings));
      return left;
    }
    SqlNode right = relation(join.right(), bindings, filters);
    SqlNode condition =
        join.on()
            .map(on -> expressions.condition(on, bindings))
            .or(() -> equalities(join, bindings))
            .orElse(null);
    JoinType type =
        switch (join.type()) {
          case LEFT -> JoinType.LEFT;
          case RIGHT -> JoinType.RIGHT;
          case FULL -> JoinType.FULL;
          default -> condition == null ? JoinType.CROSS : JoinType.INNER;
        };
    SqlNode needed =
        condition == null && type != JoinType.CROSS
            ? SqlLiteral.createBoolean(true, right.getParserPosition())
            : condition;
    return joined(left, type, right, needed);
  }

  /** Semi-joins keep the rows for which there is one on the right. */
  private SqlNode exists(Join join, Bindings bindings) {
    SqlParserPos position = Positions.of(join.right().span());
    Bindings inside = new Bindings(Optional.of(bindings));
    List<SqlNode> filters = new ArrayList<>();
    SqlNode from = relation(join.right(), inside, filters);
    join.on().ifPresent(on -> filters.add(expressions.condition(on, inside)));
    equalities(join, inside).ifPresent(filters::add);
    SqlNodeList items = SqlNodeList.of(named(SqlLiteral.createBoolean(true, position), 0));
    SqlNode query = select(position, null, items, from, and(filters), null, null, null);
    SqlNode exists = SqlStdOperatorTable.EXISTS.createCall(position, query);
    return join.type() == Join.Type.ANTI
        ? SqlStdOperatorTable.NOT.createCall(position, exists)
        : exists;
  }

  private Optional<SqlNode> equalities(Join join, Bindings bindings) {
    List<SqlNode> equal = new ArrayList<>();
    for (Resolution.KeyPair pair : resolution.keys(join)) {
      Optional<SqlNode> left = bindings.find(pair.left().identity());
      Optional<SqlNode> right = bindings.find(pair.right().identity());
      if (left.isPresent() && right.isPresent()) {
        equal.add(
            SqlStdOperatorTable.EQUALS.createCall(
                Positions.of(join.keyword()), left.get(), right.get()));
      }
    }
    return Optional.ofNullable(and(equal));
  }
}
