package dev.lintel.model.sql;

import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.LateralView;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.Pivot;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.TableFunction;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Unpivot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what a FROM clause makes visible. */
final class RelationResolver {
  private final TableCatalog catalog;
  private final TableNames names;
  private final QueryResolver queries;
  private final Set<TableId> tables = new HashSet<>();

  RelationResolver(TableCatalog catalog, TableNames names, QueryResolver queries) {
    this.catalog = catalog;
    this.names = names;
    this.queries = queries;
  }

  /** Gives the tables that were read so far. */
  Set<TableId> tables() {
    return Set.copyOf(tables);
  }

  Scope scope(List<TableReference> references, Optional<Scope> outer) {
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
      case DerivedTable derived -> List.of(derived(derived, before, outer));
      case Join join -> join(join, before, outer);
      case TableFunction function ->
          List.of(made(function.call(), function.alias(), function.columns(), before, outer));
      case LateralView view ->
          List.of(made(view.call(), view.alias(), view.columns(), before, outer));
      case Pivot pivot -> {
        List<Relation> source =
            pivot.source().map(s -> relations(s, before, outer)).orElse(List.of());
        yield List.of(pivot(pivot, new Scope(outer, source)));
      }
      case Unpivot unpivot -> {
        List<Relation> source =
            unpivot.source().map(s -> relations(s, before, outer)).orElse(List.of());
        yield List.of(unpivot(unpivot, new Scope(outer, source)));
      }
      case OtherTable other -> other(other, before, outer);
    };
  }

  private Relation derived(DerivedTable derived, List<Relation> before, Optional<Scope> outer) {
    Optional<Scope> visible = derived.lateral() ? Optional.of(new Scope(outer, before)) : outer;
    Query query = derived.query();
    return Relation.of(derived.alias(), derived.columns(), queries.query(query, visible));
  }

  private Relation table(TableName name) {
    Optional<QueryOutput> cte =
        name.parts().size() == 1 ? queries.cte(name.parts().getFirst().value()) : Optional.empty();
    if (cte.isPresent()) {
      return Relation.of(Optional.of(name.exposedName()), name.columns(), cte.get());
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
        exposed,
        Relation.renamed(columns, name.columns()),
        known.map(CatalogTable::open).orElse(true),
        Optional.of(id));
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
      join(joined, join.type(), join.using(), relations(join.right(), visible, outer));
    }
    return joined;
  }

  /** Gives what is visible behind a join with one more relation. */
  List<Relation> joined(
      Scope left, Join.Type type, List<Name> using, TableReference right, Optional<Scope> outer) {
    List<Relation> joined = new ArrayList<>(left.relations());
    join(joined, type, using, relations(right, left.relations(), outer));
    return joined;
  }

  /** Adds the right side of a join to what stands left of it. */
  private static void join(
      List<Relation> joined, Join.Type type, List<Name> using, List<Relation> right) {
    switch (type) {
      case SEMI, ANTI -> {
        return;
      }
      case RIGHT, FULL -> joined.replaceAll(relation -> relation.with(OutputColumn::optional));
      default -> {}
    }
    boolean isRightOptional = type == Join.Type.LEFT || type == Join.Type.FULL;
    for (Relation relation : right) {
      Relation visible = isRightOptional ? relation.with(OutputColumn::optional) : relation;
      joined.add(visible.sharing(using));
    }
  }

  /** The columns that a function makes come from its arguments. */
  private Relation made(
      SqlNode call,
      Optional<Name> alias,
      List<Name> names,
      List<Relation> before,
      Optional<Scope> outer) {
    Set<ColumnOrigin> origins = queries.origins(call, new Scope(outer, before));
    List<OutputColumn> columns =
        names.stream()
            .map(name -> new OutputColumn(name.value(), ColumnType.UNKNOWN, true, origins))
            .toList();
    return Relation.of(alias, List.of(), new QueryOutput(columns, columns.isEmpty()));
  }

  /**
   * Each value becomes a column for each aggregate; what is neither turned nor aggregated groups
   * the rows.
   */
  Relation pivot(Pivot pivot, Scope source) {
    Set<ColumnOrigin> turned = new HashSet<>();
    pivot.columns().forEach(name -> turned.addAll(derived(source, List.of(name))));
    Set<ColumnOrigin> used = new HashSet<>();
    pivot.aggregates().forEach(item -> used.addAll(queries.origins(item, source)));
    List<OutputColumn> columns = new ArrayList<>();
    for (OutputColumn column : source.output().columns()) {
      if (column.origins().stream()
          .map(ColumnOrigin::asDerived)
          .noneMatch(origin -> turned.contains(origin) || used.contains(origin))) {
        columns.add(column);
      }
    }
    for (Select.Item value : pivot.values()) {
      for (Select.Item aggregate : pivot.aggregates()) {
        Set<ColumnOrigin> origins = new HashSet<>(turned);
        origins.addAll(queries.origins(aggregate, source));
        String name = PivotNames.of(value, aggregate, pivot.aggregates().size());
        columns.add(new OutputColumn(name, ColumnType.UNKNOWN, true, origins));
      }
    }
    QueryOutput output = new QueryOutput(columns, source.output().open());
    return Relation.of(pivot.alias(), List.of(), output);
  }

  private static Set<ColumnOrigin> derived(Scope source, List<Name> column) {
    Set<ColumnOrigin> origins = new HashSet<>();
    source
        .find(column)
        .ifPresent(found -> found.origins().forEach(origin -> origins.add(origin.asDerived())));
    return origins;
  }

  Relation unpivot(Unpivot unpivot, Scope source) {
    Set<ColumnOrigin> turned = new HashSet<>();
    unpivot.columns().forEach(item -> turned.addAll(queries.origins(item, source)));
    List<OutputColumn> columns = new ArrayList<>();
    for (OutputColumn column : source.output().columns()) {
      if (column.origins().stream().map(ColumnOrigin::asDerived).noneMatch(turned::contains)) {
        columns.add(column);
      }
    }
    columns.add(
        new OutputColumn(unpivot.name().value(), new ColumnType.Simple("string"), false, Set.of()));
    for (Name value : unpivot.values()) {
      columns.add(new OutputColumn(value.value(), ColumnType.UNKNOWN, true, turned));
    }
    QueryOutput output = new QueryOutput(columns, source.output().open());
    return Relation.of(unpivot.alias(), List.of(), output);
  }

  /** Several relations in parentheses stay what they are, unless an alias makes one of them. */
  private List<Relation> other(OtherTable other, List<Relation> before, Optional<Scope> outer) {
    List<Relation> inner = new ArrayList<>();
    for (TableReference part : other.parts()) {
      inner.addAll(relations(part, before, outer));
    }
    return other.alias().isEmpty()
        ? inner
        : List.of(Relation.of(other.alias(), other.columns(), new Scope(outer, inner).output()));
  }
}
