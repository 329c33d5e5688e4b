package dev.lintel.model.sql;

import dev.lintel.model.sql.StatementFlow.ColumnFlow;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.MultiInsert;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableElement;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Update;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads of a statement which columns it writes and which columns they come from. */
public final class FlowReader {
  private final TableCatalog catalog;
  private final TableNames names;

  public FlowReader(TableCatalog catalog, TableNames names) {
    this.catalog = catalog;
    this.names = names;
  }

  /** Gives what a statement writes: once for each write, so mostly once or not at all. */
  public List<StatementFlow> read(Statement statement) {
    return statement instanceof MultiInsert inserts
        ? inserts.inserts().stream().flatMap(insert -> insert(inserts, insert).stream()).toList()
        : one(statement).stream().toList();
  }

  private Optional<StatementFlow> one(Statement statement) {
    return switch (statement) {
      case CreateTable create ->
          create.query().map(query -> create(create.table(), create.elements(), query));
      case CreateView create ->
          create.query().map(query -> create(create.view(), create.columns(), query));
      case Insert insert -> {
        QueryResolver resolver = new QueryResolver(catalog, names);
        yield insert.source().map(query -> insert(insert, resolver, resolver.resolve(query)));
      }
      case Update update -> Optional.of(update(update));
      case Merge merge -> Optional.of(merge(merge));
      default -> Optional.empty();
    };
  }

  private StatementFlow create(TableName table, List<TableElement> elements, Query query) {
    QueryResolver resolver = new QueryResolver(catalog, names);
    List<String> columns =
        elements.stream()
            .filter(TableElement.Column.class::isInstance)
            .map(element -> ((TableElement.Column) element).name().value())
            .toList();
    return flow(table, resolver, byPosition(columns, resolver.resolve(query)), true);
  }

  /** Each INSERT reads what stands before all of them. */
  private Optional<StatementFlow> insert(MultiInsert inserts, Statement statement) {
    if (!(statement instanceof Insert insert)) {
      return Optional.empty();
    }
    QueryResolver resolver = new QueryResolver(catalog, names);
    resolver.define(inserts.ctes());
    return insert
        .source()
        .map(query -> insert(insert, resolver, resolver.resolve(query, inserts.from())));
  }

  private StatementFlow insert(Insert insert, QueryResolver resolver, QueryOutput output) {
    List<String> columns = insert.byName() ? List.of() : targets(insert);
    return flow(insert.table(), resolver, byPosition(columns, output), false);
  }

  /** Gives the columns that the query's columns go to by their position; empty where unknown. */
  private List<String> targets(Insert insert) {
    if (!insert.columns().isEmpty()) {
      return insert.columns().stream().map(Name::value).toList();
    }
    Optional<CatalogTable> table = catalog.find(names.of(insert.table())).filter(t -> !t.open());
    return table.map(CatalogTable::columns).orElse(List.of()).stream()
        .map(CatalogColumn::name)
        .filter(column -> !isFixed(insert, column))
        .toList();
  }

  private static boolean isFixed(Insert insert, String column) {
    return insert.partition().stream()
        .anyMatch(
            value -> value.value().isPresent() && value.column().value().equalsIgnoreCase(column));
  }

  /** Columns beyond those that are named keep the names that the query gives them. */
  private static List<ColumnFlow> byPosition(List<String> columns, QueryOutput output) {
    List<ColumnFlow> flows = new ArrayList<>();
    for (int i = 0; i < output.columns().size(); i++) {
      OutputColumn column = output.columns().get(i);
      boolean isNamed = i < columns.size() && !output.open();
      String name = isNamed ? columns.get(i) : column.name();
      if (!name.isEmpty()) {
        flows.add(new ColumnFlow(name, new TreeSet<>(column.origins())));
      }
    }
    return flows;
  }

  private StatementFlow update(Update update) {
    QueryResolver resolver = new QueryResolver(catalog, names);
    Scope scope = resolver.scope(List.of(update.table()));
    Map<String, Set<ColumnOrigin>> written = new LinkedHashMap<>();
    assign(update.assignments(), scope, resolver, written);
    return flow(update.table(), resolver, flows(written), false);
  }

  private StatementFlow merge(Merge merge) {
    QueryResolver resolver = new QueryResolver(catalog, names);
    Scope source = resolver.scope(List.of(merge.source()));
    Set<TableId> sources = resolver.tables();
    Scope both = resolver.scope(List.<TableReference>of(merge.target(), merge.source()));
    Map<String, Set<ColumnOrigin>> written = new LinkedHashMap<>();
    for (Merge.Clause clause : merge.clauses()) {
      switch (clause.action()) {
        case UPDATE -> {
          assign(clause.assignments(), both, resolver, written);
          if (clause.assignments().isEmpty()) {
            assignAll(source, written);
          }
        }
        case INSERT -> {
          insert(merge, clause, both, resolver, written);
          if (clause.values().isEmpty()) {
            assignAll(source, written);
          }
        }
        case DELETE, NOTHING -> {}
      }
    }
    return flow(merge.target().nameSpan(), id(merge.target()), sources, flows(written), false);
  }

  private void insert(
      Merge merge,
      Merge.Clause clause,
      Scope scope,
      QueryResolver resolver,
      Map<String, Set<ColumnOrigin>> written) {
    List<String> columns =
        clause.columns().isEmpty()
            ? catalog
                .find(names.of(merge.target()))
                .filter(table -> !table.open())
                .map(CatalogTable::columns)
                .orElse(List.of())
                .stream()
                .map(CatalogColumn::name)
                .toList()
            : clause.columns().stream().map(Name::value).toList();
    for (int i = 0; i < Math.min(columns.size(), clause.values().size()); i++) {
      add(columns.get(i), clause.values().get(i), scope, resolver, written);
    }
  }

  private static void assign(
      List<Update.Assignment> assignments,
      Scope scope,
      QueryResolver resolver,
      Map<String, Set<ColumnOrigin>> written) {
    for (Update.Assignment assignment : assignments) {
      add(assignment.column().getLast().value(), assignment.value(), scope, resolver, written);
    }
  }

  private static void add(
      String column,
      Expression value,
      Scope scope,
      QueryResolver resolver,
      Map<String, Set<ColumnOrigin>> written) {
    written
        .computeIfAbsent(column, c -> new TreeSet<>())
        .addAll(resolver.read(value, scope).origins());
  }

  /** {@code UPDATE SET *} and {@code INSERT *} take each column from the source's of its name. */
  private static void assignAll(Scope source, Map<String, Set<ColumnOrigin>> written) {
    source.relations().stream()
        .flatMap(relation -> relation.columns().stream())
        .filter(column -> !column.name().isEmpty())
        .forEach(column ->
            written
                .computeIfAbsent(column.name(), name -> new TreeSet<>())
                .addAll(column.origins()));
  }

  private static List<ColumnFlow> flows(Map<String, Set<ColumnOrigin>> written) {
    List<ColumnFlow> flows = new ArrayList<>();
    written.forEach((column, origins) -> flows.add(new ColumnFlow(column, new TreeSet<>(origins))));
    return flows;
  }

  private StatementFlow flow(
      TableName table, QueryResolver resolver, List<ColumnFlow> columns, boolean defines) {
    return flow(table.nameSpan(), id(table), resolver.tables(), columns, defines);
  }

  private static StatementFlow flow(
      Span place, TableId target, Set<TableId> sources, List<ColumnFlow> columns, boolean defines) {
    return new StatementFlow(place, target, new TreeSet<>(sources), columns, defines);
  }

  private TableId id(TableName table) {
    TableId written = names.of(table);
    return catalog.find(written).map(CatalogTable::id).orElse(written);
  }
}
