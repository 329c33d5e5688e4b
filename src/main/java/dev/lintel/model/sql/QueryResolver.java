package dev.lintel.model.sql;

import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.PipedQuery;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryBody;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.Star;
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

/**
 * Tells what columns a query makes and which columns of tables their values come from, by names
 * alone: it asks for no more of a query than that, so it also reads one that speaks of tables which
 * nobody knows, and it is cheap. Whether the query is right is not its question.
 *
 * <p>Scopes are Spark's: a CTE hides a table, a select list's earlier names are visible to its
 * later items, a subquery sees what is around it.
 */
public final class QueryResolver {
  /** Stars over joins of stars double the columns with each CTE. */
  private static final int MAX_COLUMNS = 20_000;

  private final RelationResolver relations;
  private final PipeResolver pipes;
  private final ExpressionReader expressions;
  private Ctes ctes = new Ctes(Optional.empty());

  /** The CTEs that are visible, by their names in lower case. */
  private record Ctes(Optional<Ctes> outer, Map<String, QueryOutput> own) {
    Ctes(Optional<Ctes> outer) {
      this(outer, new HashMap<>());
    }

    Optional<QueryOutput> find(String name) {
      QueryOutput found = own.get(name.toLowerCase(Locale.ROOT));
      return found != null ? Optional.of(found) : outer.flatMap(around -> around.find(name));
    }

    void put(String name, QueryOutput output) {
      own.put(name.toLowerCase(Locale.ROOT), output);
    }
  }

  /**
   * @param catalog the tables that are known; others are open
   */
  public QueryResolver(TableCatalog catalog, TableNames names) {
    this.relations = new RelationResolver(catalog, names, this);
    this.pipes = new PipeResolver(this, relations);
    this.expressions = new ExpressionReader((query, scope) -> query(query, Optional.of(scope)));
  }

  /** Gives what a query makes. */
  public QueryOutput resolve(Query query) {
    return query(query, Optional.empty());
  }

  /**
   * Gives what a query makes that has its FROM clause from the statement around it, as each INSERT
   * of {@code FROM t INSERT .. INSERT ..} has.
   */
  QueryOutput resolve(Query query, List<TableReference> from) {
    return query.body() instanceof Select select && select.from().isEmpty()
        ? items(select.items(), relations.scope(from, Optional.empty()))
        : resolve(query);
  }

  /** Makes CTEs visible to all that is resolved from now on. */
  void define(List<Cte> definitions) {
    definitions.forEach(cte -> ctes.put(cte.name().value(), cte(cte, Optional.empty())));
  }

  /** Gives the tables that were read so far, CTEs left out. */
  public Set<TableId> tables() {
    return relations.tables();
  }

  /** Gives what the CTE of a name makes; empty where none is visible. */
  Optional<QueryOutput> cte(String name) {
    return ctes.find(name);
  }

  /** Gives the columns that an expression's values come from. */
  Set<ColumnOrigin> origins(SqlNode node, Scope scope) {
    Set<ColumnOrigin> origins = new HashSet<>();
    expressions.origins(node, scope, origins);
    return origins;
  }

  /** Gives the relations that a FROM clause makes visible, for the writes that have one. */
  Scope scope(List<TableReference> from) {
    return relations.scope(from, Optional.empty());
  }

  OutputColumn read(Expression expression, Scope scope) {
    return expressions.read(expression, scope);
  }

  QueryOutput query(Query query, Optional<Scope> outer) {
    Ctes around = ctes;
    if (!query.ctes().isEmpty()) {
      ctes = new Ctes(Optional.of(around));
      query.ctes().forEach(cte -> ctes.put(cte.name().value(), cte(cte, outer)));
    }
    QueryOutput output = body(query.body(), outer);
    ctes = around;
    return output;
  }

  private QueryOutput cte(Cte cte, Optional<Scope> outer) {
    if (cte.recursive()) {
      List<OutputColumn> columns =
          cte.columns().stream()
              .map(name -> new OutputColumn(name.value(), ColumnType.UNKNOWN, true, Set.of()))
              .toList();
      ctes.put(cte.name().value(), new QueryOutput(columns, columns.isEmpty()));
    }
    QueryOutput output = query(cte.query(), outer);
    return new QueryOutput(Relation.renamed(output.columns(), cte.columns()), output.open());
  }

  QueryOutput body(QueryBody body, Optional<Scope> outer) {
    return switch (body) {
      case Select select -> select(select, outer);
      case SetOperation operation -> setOperation(operation, outer);
      case Values values -> values(values, outer);
      case QueryBody.Table table -> relations.scope(List.of(table.table()), outer).output();
      case QueryBody.Nested nested -> query(nested.query(), outer);
      case QueryBody.Relations from -> relations.scope(from.from(), outer).output();
      case PipedQuery piped -> pipes.resolve(piped, outer);
    };
  }

  /** A chain of set operations hangs to the left and may be thousands long. */
  private QueryOutput setOperation(SetOperation operation, Optional<Scope> outer) {
    List<QueryBody> parts = new ArrayList<>();
    QueryBody left = operation;
    while (left instanceof SetOperation inner) {
      parts.add(inner.right());
      left = inner.left();
    }
    QueryOutput joined = body(left, outer);
    for (QueryBody part : parts.reversed()) {
      joined = union(joined, body(part, outer));
    }
    return joined;
  }

  static QueryOutput union(QueryOutput left, QueryOutput right) {
    if (left.open() || right.open() || left.columns().size() != right.columns().size()) {
      return new QueryOutput(left.columns(), true);
    }
    List<OutputColumn> columns = new ArrayList<>();
    for (int i = 0; i < left.columns().size(); i++) {
      OutputColumn a = left.columns().get(i);
      OutputColumn b = right.columns().get(i);
      Set<ColumnOrigin> origins = new HashSet<>(a.origins());
      origins.addAll(b.origins());
      columns.add(
          new OutputColumn(
              a.name(),
              ExpressionReader.common(List.of(a.type(), b.type())),
              a.nullable() || b.nullable(),
              origins));
    }
    return new QueryOutput(columns, false);
  }

  private QueryOutput values(Values values, Optional<Scope> outer) {
    Scope scope = new Scope(outer, List.of());
    List<OutputColumn> columns = new ArrayList<>();
    List<Expression> first =
        values.rows().getFirst() instanceof Tuple tuple
            ? tuple.values()
            : List.of(values.rows().getFirst());
    for (int i = 0; i < first.size(); i++) {
      columns.add(read(first.get(i), scope).named("col" + (i + 1)));
    }
    return new QueryOutput(
        Relation.renamed(columns, values.columns()), values.rowWidth(0).isEmpty());
  }

  private QueryOutput select(Select select, Optional<Scope> outer) {
    return items(select.items(), relations.scope(select.from(), outer));
  }

  /** Gives what a select list makes. */
  QueryOutput items(List<Select.Item> items, Scope scope) {
    List<OutputColumn> columns = new ArrayList<>();
    boolean isOpen = false;
    for (Select.Item item : items) {
      if (item.expression() instanceof Star star) {
        isOpen |= star(star, scope, columns);
      } else {
        OutputColumn column = item(item, scope);
        columns.add(column);
        scope.alias(column);
        isOpen |=
            item.expression() instanceof FunctionCall call
                && call.generates()
                && item.alias().isEmpty();
      }
      if (columns.size() > MAX_COLUMNS) {
        return QueryOutput.UNKNOWN;
      }
    }
    return new QueryOutput(columns, isOpen);
  }

  OutputColumn item(Select.Item item, Scope scope) {
    OutputColumn column = read(item.expression(), scope);
    return column.named(item.outputName().map(Name::value).orElse(""));
  }

  /** Adds the columns that a star stands for; tells whether there may be others. */
  static boolean star(Star star, Scope scope, List<OutputColumn> columns) {
    boolean isFound = false;
    boolean isOpen = false;
    for (Relation relation : scope.relations()) {
      if (star.qualifier().isEmpty() || relation.isNamed(star.qualifier())) {
        isFound = true;
        isOpen |= relation.open();
        relation.plainColumns().stream()
            .filter(column ->
                star.except().stream().noneMatch(e -> e.value().equalsIgnoreCase(column.name())))
            .forEach(columns::add);
      }
    }
    return isOpen || !isFound;
  }
}
