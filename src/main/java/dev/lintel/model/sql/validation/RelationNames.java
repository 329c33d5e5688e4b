package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.DbtTable;
import dev.lintel.model.sql.TableId;
import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.LateralView;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.Pivot;
import dev.lintel.syntax.sql.TableFunction;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Unpivot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves the names in FROM clauses, and gives the columns that these offer. */
final class RelationNames {
  private final Resolution resolution;
  private final QueryNames queries;
  private final ExpressionNames expressions;
  private final PivotNames pivots;

  RelationNames(Resolution resolution, QueryNames queries, ExpressionNames expressions) {
    this.resolution = resolution;
    this.queries = queries;
    this.expressions = expressions;
    this.pivots = new PivotNames(resolution, expressions);
  }

  /** Gives what the relations between the commas offer together; each sees those before it. */
  Scope from(List<TableReference> references, Surroundings around) {
    Scope scope = Scope.EMPTY;
    for (TableReference reference : references) {
      scope = scope.plus(relation(reference, scope, around));
    }
    return scope;
  }

  Scope relation(TableReference reference, Scope before, Surroundings around) {
    Scope scope = resolve(reference, before, around);
    resolution.take(reference, scope);
    return scope;
  }

  private Scope resolve(TableReference reference, Scope before, Surroundings around) {
    return switch (reference) {
      case TableName name -> table(name, around);
      case DerivedTable derived -> derived(derived, before, around);
      case Join join -> chain(join, before, around);
      case LateralView view -> lateralView(view, before, around);
      case TableFunction function -> function(function, before, around);
      case Pivot pivot -> {
        Scope input = source(pivot.source(), before, around);
        yield named(pivots.pivot(pivot, input, around), pivot.alias(), input);
      }
      case Unpivot unpivot -> {
        Scope input = source(unpivot.source(), before, around);
        yield named(pivots.unpivot(unpivot, input, around), unpivot.alias(), input);
      }
      case OtherTable other -> other(other, before, around);
    };
  }

  private Scope source(Optional<TableReference> source, Scope before, Surroundings around) {
    return source.map(there -> relation(there, before, around)).orElse(Scope.EMPTY);
  }

  private static Scope named(Row row, Optional<Name> alias, Scope input) {
    return alias.isPresent()
        ? scope(row, List.of(alias.get()))
        : new Scope(row.columns(), input.relations(), row.open() ? List.of(List.of()) : List.of());
  }

  PivotNames pivots() {
    return pivots;
  }

  private Scope derived(DerivedTable table, Scope before, Surroundings around) {
    Surroundings inside = table.lateral() ? around.within(before) : around;
    Row row = queries.query(table.query(), inside).renamed(table.columns());
    return scope(row, table.alias().map(List::of).orElse(List.of()));
  }

  private static Scope scope(Row row, List<Name> qualifier) {
    List<String> parts = qualifier.stream().map(Name::value).toList();
    return Scope.of(row.qualified(parts), parts);
  }

  Scope table(TableName name, Surroundings around) {
    List<Name> renamed = name.columns();
    List<Name> parts = name.parts();
    if (resolution.isMasked(name.span()) || name.isDynamic()) {
      return unknown(name);
    }
    Optional<DbtTable> dbtTable = resolution.dbtTable(name);
    if (dbtTable.isPresent()) {
      return dbtTable(name, dbtTable.get());
    }
    if (parts.size() == 1) {
      Optional<Row> cte = around.cte(parts.getFirst());
      if (cte.isPresent()) {
        return scope(cte.get().renewed().renamed(renamed), List.of(name.exposedName()));
      }
    }
    TableId id = new TableId(parts.stream().map(Name::value).toList());
    Optional<CatalogTable> found = resolution.session().find(id);
    if (found.isEmpty()) {
      unknownTable(name, id);
      return unknown(name);
    }
    resolution.take(name, found.get());
    List<String> own = found.get().id().parts();
    List<String> qualifier =
        name.alias().isPresent()
            ? List.of(name.alias().get().value())
            : own.size() >= id.parts().size() ? own : id.parts();
    return Scope.of(Row.of(found.get()).renamed(renamed).qualified(qualifier), qualifier);
  }

  /**
   * Gives what a relation offers that dbt names: a model by its own name, or a source, whose schema
   * is called as the source unless it says otherwise.
   */
  private Scope dbtTable(TableName name, DbtTable dbtTable) {
    if (name.alias().isEmpty()) {
      resolution.takeHiddenName();
    }
    if (dbtTable.name().isEmpty()) {
      return unknown(name);
    }
    TableId id = new TableId(dbtTable.name());
    Optional<CatalogTable> found = resolution.session().find(id).filter(dbtTable::means);
    if (found.isEmpty()) {
      return unknown(name);
    }
    resolution.take(name, found.get());
    String qualifier = name.alias().map(Name::value).orElse(id.name());
    return Scope.of(
        Row.of(found.get()).renamed(name.columns()).qualified(List.of(qualifier)),
        List.of(qualifier));
  }

  private static Scope unknown(TableName name) {
    List<Name> renamed = name.columns();
    return scope(Row.UNKNOWN.renamed(renamed), name.alias().map(List::of).orElse(name.parts()));
  }

  /** Reports a table that is not known, as far as that can be told. */
  void requireTable(TableName name, TableId id) {
    if (resolution.session().find(id).isEmpty()) {
      unknownTable(name, id);
    }
  }

  private void unknownTable(TableName name, TableId id) {
    if (TableJudge.isFile(id)) {
      return;
    }
    TableJudge.judge(id, resolution.session())
        .ifPresent(verdict ->
            resolution.report(
                Kind.UNKNOWN_TABLE,
                name.nameSpan(),
                "there is no table '%s'".formatted(Resolution.text(name.parts())),
                verdict.suggestion()));
  }

  /** Joins hang to the left, thousands deep in a generated query. */
  private Scope chain(Join last, Scope before, Surroundings around) {
    List<Join> joins = new ArrayList<>();
    TableReference first = last;
    while (first instanceof Join join) {
      joins.add(join);
      first = join.left();
    }
    Scope left = relation(first, before, around);
    for (Join join : joins.reversed()) {
      left = join(left, join, before, around);
    }
    return left;
  }

  /** Gives what a join of what stands before and of its own right side offers. */
  Scope join(Scope left, Join join, Scope before, Surroundings around) {
    Scope right = relation(join.right(), before.plus(left), around);
    return joined(left, join, right, around);
  }

  private Scope joined(Scope left, Join join, Scope right, Surroundings around) {
    Names both = Names.of(left.plus(right), around.outer());
    expressions.check(join.on(), both, around);
    List<Name> keys = join.natural() ? common(left, right) : join.using();
    if (!keys.isEmpty() || join.natural()) {
      return merged(left, join, right, keys);
    }
    return switch (join.type()) {
      case SEMI, ANTI -> left;
      case LEFT -> left.plus(right.asNullable());
      case RIGHT -> left.asNullable().plus(right);
      case FULL -> left.asNullable().plus(right.asNullable());
      case INNER, CROSS -> left.plus(right);
    };
  }

  private static List<Name> common(Scope left, Scope right) {
    List<Name> names = new ArrayList<>();
    left.columns().stream()
        .filter(column -> !column.hidden())
        .flatMap(column -> column.name().stream())
        .filter(name ->
            right.columns().stream()
                .anyMatch(c -> !c.hidden() && name.equalsIgnoreCase(c.name().orElse(""))))
        .forEach(name -> names.add(new Name(null, name)));
    return names;
  }

  /** The keys come first and once; each side's own key is there for a qualified name only. */
  private Scope merged(Scope left, Join join, Scope right, List<Name> keys) {
    boolean isOpen = left.isOpen() || right.isOpen();
    if (!join.natural()) {
      keys.forEach(key -> {
        requireKey(key, left, "left");
        requireKey(key, right, "right");
      });
    }
    List<Resolution.KeyPair> pairs = new ArrayList<>();
    for (Name key : keys) {
      Optional<ScopeColumn> other = visible(right, key);
      visible(left, key)
          .ifPresent(
              own -> other.ifPresent(found -> pairs.add(new Resolution.KeyPair(own, found))));
    }
    resolution.take(join, pairs);
    if (join.type() == Join.Type.SEMI || join.type() == Join.Type.ANTI) {
      return left;
    }
    List<ScopeColumn> columns = new ArrayList<>();
    for (Name key : keys) {
      Scope side = join.type() == Join.Type.RIGHT ? right : left;
      Optional<ScopeColumn> column = visible(side, key);
      if (column.isEmpty()) {
        isOpen = true;
      } else if (join.type() == Join.Type.FULL) {
        columns.add(ScopeColumn.computed(column.get().name(), column.get().type(), true));
      } else {
        columns.add(column.get());
      }
    }
    addRest(left, keys, columns);
    addRest(right, keys, columns);
    Scope all = left.plus(right);
    Scope merged = new Scope(columns, all.relations(), all.open());
    return isOpen ? merged.opened() : merged;
  }

  private static Optional<ScopeColumn> visible(Scope scope, Name key) {
    return scope.columns().stream()
        .filter(column -> !column.hidden() && column.isNamed(key))
        .findFirst();
  }

  private static void addRest(Scope side, List<Name> keys, List<ScopeColumn> columns) {
    for (ScopeColumn column : side.columns()) {
      boolean isKey = keys.stream().anyMatch(column::isNamed);
      columns.add(isKey ? column.asHidden() : column);
    }
  }

  private void requireKey(Name key, Scope side, String which) {
    if (visible(side, key).isEmpty() && !side.isOpen()) {
      List<String> known = side.columns().stream().flatMap(c -> c.name().stream()).toList();
      resolution.report(
          Kind.UNKNOWN_COLUMN,
          key.span(),
          "the %s side of the join has no column '%s'".formatted(which, key.value()),
          Suggestion.of(key.value(), known));
    }
  }

  private Scope lateralView(LateralView view, Scope before, Surroundings around) {
    FunctionCall call = view.call();
    expressions.checkAll(call.arguments(), Names.of(before, around.outer()), around);
    FunctionNames.checkTable(call, resolution);
    Row row = Generators.table(call, view.columns(), resolution);
    return scope(row, view.alias().map(List::of).orElse(List.of()));
  }

  private Scope function(TableFunction function, Scope before, Surroundings around) {
    FunctionCall call = function.call();
    Names names =
        function.lateral()
            ? Names.of(before, around.outer())
            : Names.of(around.outer(), Scope.ANYTHING);
    call.arguments().stream()
        .filter(argument -> !Generators.takesTables(argument))
        .forEach(argument -> expressions.check(argument, names, around));
    FunctionNames.checkTable(call, resolution);
    List<Name> columns = function.columns();
    Row row = Generators.table(call, columns, resolution);
    return scope(row, function.alias().map(List::of).orElse(List.of(call.name().getLast())));
  }

  private Scope other(OtherTable other, Scope before, Surroundings around) {
    Scope inside = before;
    Scope own = Scope.EMPTY;
    for (TableReference part : other.parts()) {
      Scope scope = relation(part, inside, around);
      inside = inside.plus(scope);
      own = own.plus(scope);
    }
    if (other.alias().isEmpty()) {
      return own;
    }
    List<Name> columns = other.columns();
    return scope(own.row().renamed(columns), List.of(other.alias().get()));
  }
}
