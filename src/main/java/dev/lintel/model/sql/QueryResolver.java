package dev.lintel.model.sql;

import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.LateralView;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryBody;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.TableFunction;
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

  private final TableCatalog catalog;
  private final TableNames names;
  private final Set<TableId> tables = new HashSet<>();
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
    this.catalog = catalog;
    this.names = names;
    this.expressions = new ExpressionReader((query, scope) -> query(query, Optional.of(scope)));
  }

  /** Gives what a query makes. */
  public QueryOutput resolve(Query query) {
    return query(query, Optional.empty());
  }

  /** Gives the tables that were read so far, CTEs left out. */
  public Set<TableId> tables() {
    return Set.copyOf(tables);
  }

  /** Gives the relations that a FROM clause makes visible, for the writes that have one. */
  Scope scope(List<TableReference> from) {
    return from(from, Optional.empty());
  }

  OutputColumn read(Expression expression, Scope scope) {
    return expressions.read(expression, scope);
  }

  private QueryOutput query(Query query, Optional<Scope> outer) {
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

  private QueryOutput body(QueryBody body, Optional<Scope> outer) {
    return switch (body) {
      case Select select -> select(select, outer);
      case SetOperation operation -> setOperation(operation, outer);
      case Values values -> values(values, outer);
      case QueryBody.Table table -> output(List.of(table(table.table())));
      case QueryBody.Nested nested -> query(nested.query(), outer);
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

  private static QueryOutput union(QueryOutput left, QueryOutput right) {
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
    Scope scope = from(select.from(), outer);
    List<OutputColumn> columns = new ArrayList<>();
    boolean isOpen = false;
    for (Select.Item item : select.items()) {
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

  private OutputColumn item(Select.Item item, Scope scope) {
    OutputColumn column = read(item.expression(), scope);
    return column.named(item.outputName().map(Name::value).orElse(""));
  }

  /** Adds the columns that a star stands for; tells whether there may be others. */
  private static boolean star(Star star, Scope scope, List<OutputColumn> columns) {
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

  private static QueryOutput output(List<Relation> relations) {
    return new QueryOutput(
        relations.stream().flatMap(relation -> relation.plainColumns().stream()).toList(),
        relations.stream().anyMatch(Relation::open));
  }

  private Scope from(List<TableReference> references, Optional<Scope> outer) {
    List<Relation> relations = new ArrayList<>();
    for (TableReference reference : references) {
      relations.addAll(relations(reference, relations, outer));
    }
    return new Scope(outer, relations);
  }

  /**
   * Gives what one item of a FROM clause makes visible.
   *
   * @param before what stands before it, which a lateral one sees
   */
  private List<Relation> relations(
      TableReference reference, List<Relation> before, Optional<Scope> outer) {
    return switch (reference) {
      case TableName name -> List.of(table(name));
      case DerivedTable derived -> {
        Optional<Scope> visible = derived.lateral() ? Optional.of(new Scope(outer, before)) : outer;
        yield List.of(
            Relation.of(derived.alias(), derived.columns(), query(derived.query(), visible)));
      }
      case Join join -> join(join, before, outer);
      case TableFunction function ->
          List.of(Relation.of(function.alias(), List.of(), QueryOutput.UNKNOWN));
      case LateralView view -> List.of(lateralView(view, new Scope(outer, before)));
      case OtherTable other -> other(other, before, outer);
    };
  }

  private Relation table(TableName name) {
    Optional<QueryOutput> cte =
        name.parts().size() == 1 ? ctes.find(name.parts().getFirst().value()) : Optional.empty();
    if (cte.isPresent()) {
      return Relation.of(Optional.of(name.exposedName()), List.of(), cte.get());
    }
    TableId written = names.of(name);
    Optional<CatalogTable> known = catalog.find(written);
    TableId id = known.map(CatalogTable::id).orElse(written);
    tables.add(id);
    List<OutputColumn> columns =
        known.map(CatalogTable::columns).orElse(List.of()).stream()
            .map(column -> column(id, column))
            .toList();
    List<String> exposed =
        name.alias().map(alias -> List.of(alias.value())).orElse(written.parts());
    return new Relation(
        exposed, columns, known.map(CatalogTable::open).orElse(true), Optional.of(id));
  }

  private static OutputColumn column(TableId table, CatalogColumn column) {
    return new OutputColumn(
        column.name(),
        column.type(),
        column.nullable(),
        Set.of(new ColumnOrigin(table, column.name(), false)));
  }

  private List<Relation> join(Join last, List<Relation> before, Optional<Scope> outer) {
    List<Join> joins = new ArrayList<>();
    TableReference left = last;
    while (left instanceof Join join) {
      joins.add(join);
      left = join.left();
    }
    List<Relation> joined = new ArrayList<>(relations(left, before, outer));
    for (Join join : joins.reversed()) {
      List<Relation> visible = new ArrayList<>(before);
      visible.addAll(joined);
      join(joined, join, relations(join.right(), visible, outer));
    }
    return joined;
  }

  /** Adds the right side of a join to what stands left of it. */
  private static void join(List<Relation> joined, Join join, List<Relation> right) {
    switch (join.type()) {
      case SEMI, ANTI -> {
        return;
      }
      case RIGHT, FULL -> joined.replaceAll(relation -> relation.with(OutputColumn::optional));
      default -> {}
    }
    boolean isRightOptional = join.type() == Join.Type.LEFT || join.type() == Join.Type.FULL;
    for (Relation relation : right) {
      Relation visible = isRightOptional ? relation.with(OutputColumn::optional) : relation;
      joined.add(visible.sharing(join.using()));
    }
  }

  /** The columns of a LATERAL VIEW come from the arguments of its function. */
  private Relation lateralView(LateralView view, Scope scope) {
    Set<ColumnOrigin> origins = new HashSet<>();
    expressions.origins(view.call(), scope, origins);
    List<OutputColumn> columns =
        view.columns().stream()
            .map(name -> new OutputColumn(name.value(), ColumnType.UNKNOWN, true, origins))
            .toList();
    return new Relation(
        view.alias().map(alias -> List.of(alias.value())).orElse(List.of()),
        columns,
        columns.isEmpty(),
        Optional.empty());
  }

  /**
   * Several relations in parentheses stay what they are; one that is changed, as by PIVOT, is open.
   */
  private List<Relation> other(OtherTable other, List<Relation> before, Optional<Scope> outer) {
    List<Relation> inner = new ArrayList<>();
    for (TableReference part : other.parts()) {
      inner.addAll(relations(part, before, outer));
    }
    if (other.parts().size() > 1 && other.alias().isEmpty()) {
      return inner;
    }
    return List.of(Relation.of(other.alias(), List.of(), QueryOutput.UNKNOWN));
  }
}
