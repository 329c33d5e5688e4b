package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.PipeStep;
import dev.lintel.syntax.sql.PipedQuery;
import dev.lintel.syntax.sql.Pivot;
import dev.lintel.syntax.sql.Unpivot;
import dev.lintel.syntax.sql.Update;
import java.util.ArrayList;
import java.util.List;

/**
 * Resolves the names in the steps of piped queries, each of which sees what the one before gave.
 */
final class PipeNames {
  private final Resolution resolution;
  private final QueryNames queries;
  private final ExpressionNames expressions;

  PipeNames(Resolution resolution, QueryNames queries) {
    this.resolution = resolution;
    this.queries = queries;
    this.expressions = queries.expressions();
  }

  /** Gives the columns behind the last step. */
  Row query(PipedQuery query, Scope source, Surroundings around) {
    Scope scope = source;
    for (PipeStep step : query.steps()) {
      scope = step(step, query, scope, around);
    }
    return scope.row();
  }

  private Scope step(PipeStep step, PipedQuery query, Scope scope, Surroundings around) {
    Names names = Names.of(scope, around.outer());
    switch (step) {
      case PipeStep.Project project -> {
        return project(project, scope, around);
      }
      case PipeStep.Replace(_, List<Update.Assignment> assignments) -> {
        return replace(assignments, scope, names, around);
      }
      case PipeStep.Drop(_, List<Name> columns) -> {
        columns.forEach(column -> require(column, scope));
        List<ScopeColumn> rest = new ArrayList<>(scope.columns());
        rest.removeIf(column -> columns.stream().anyMatch(column::isNamed));
        return new Scope(rest, scope.relations(), scope.open());
      }
      case PipeStep.Rename(_, Name alias) -> {
        List<String> qualifier = List.of(alias.value());
        return Scope.of(scope.row().qualified(qualifier), qualifier);
      }
      case PipeStep.Filter(_, Expression condition) -> expressions.check(condition, names, around);
      case PipeStep.Turn(_, Pivot pivot) -> {
        return behind(queries.relations().pivots().pivot(pivot, scope, around));
      }
      case PipeStep.Turn(_, Unpivot unpivot) -> {
        return behind(queries.relations().pivots().unpivot(unpivot, scope, around));
      }
      case PipeStep.Turn _ -> {
        return Scope.ANYTHING;
      }
      case PipeStep.Sample _ -> {}
      case PipeStep.JoinWith join -> {
        Join whole =
            new Join(
                join.span(),
                join.right(),
                join.type(),
                join.natural(),
                join.span(),
                join.right(),
                join.on(),
                join.using());
        return queries.relations().join(scope, whole, Scope.EMPTY, around);
      }
      case PipeStep.Combine combine -> {
        Row right = queries.body(combine.right(), around);
        return behind(
            queries.join(
                scope.row(),
                query.source().span().to(combine.span()),
                combine.operator().name(),
                right));
      }
      case PipeStep.Order order -> {
        order.orderBy().forEach(item -> expressions.check(item.expression(), names, around));
        expressions.checkAll(order.distribution(), names, around);
      }
      case PipeStep.Aggregate aggregate -> {
        return aggregate(aggregate, scope, around);
      }
    }
    return scope;
  }

  private static Scope behind(Row row) {
    return new Scope(row.columns(), List.of(), QueryNames.open(row));
  }

  private Scope project(PipeStep.Project project, Scope scope, Surroundings around) {
    Row row = queries.selects().items(project.items(), scope, around);
    project.windows().forEach(named -> expressions.check(named.window(), scope, around));
    Scope made = new Scope(row.columns(), scope.relations(), QueryNames.open(row));
    return project.kind() == PipeStep.ProjectKind.EXTEND
        ? new Scope(scope.plus(made).columns(), scope.relations(), scope.plus(made).open())
        : made;
  }

  private Scope replace(
      List<Update.Assignment> assignments, Scope scope, Names names, Surroundings around) {
    List<ScopeColumn> columns = new ArrayList<>(scope.columns());
    for (Update.Assignment assignment : assignments) {
      ColumnType type = expressions.check(assignment.value(), names, around);
      Name name = assignment.column().getLast();
      require(name, scope);
      columns.replaceAll(column ->
          column.isNamed(name) ? ScopeColumn.computed(column.name(), type, true) : column);
    }
    return new Scope(columns, scope.relations(), scope.open());
  }

  private void require(Name column, Scope scope) {
    if (scope.find(List.of(column)) instanceof Match.None) {
      List<String> known = scope.all().flatMap(c -> c.name().stream()).toList();
      resolution.report(
          Kind.UNKNOWN_COLUMN,
          column.span(),
          "there is no column '%s' here".formatted(column.value()),
          Suggestion.of(column.value(), known));
    }
  }

  /** The keys come first. */
  private Scope aggregate(PipeStep.Aggregate aggregate, Scope scope, Surroundings around) {
    Row keys = queries.selects().items(aggregate.keys(), scope, around);
    List<ScopeColumn> columns = new ArrayList<>(keys.columns());
    Row items = queries.selects().items(aggregate.items(), scope, around);
    columns.addAll(items.columns());
    boolean isByAll = aggregate.groups() && aggregate.keys().isEmpty();
    return behind(new Row(columns, isByAll || keys.open() || items.open()));
  }
}
