package dev.lintel.model.sql;

import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.PipeStep;
import dev.lintel.syntax.sql.PipedQuery;
import dev.lintel.syntax.sql.Pivot;
import dev.lintel.syntax.sql.QueryBody;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Unpivot;
import dev.lintel.syntax.sql.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what is left of a query's columns behind each {@code |>}. */
final class PipeResolver {
  private final QueryResolver queries;
  private final RelationResolver relations;

  PipeResolver(QueryResolver queries, RelationResolver relations) {
    this.queries = queries;
    this.relations = relations;
  }

  QueryOutput resolve(PipedQuery query, Optional<Scope> outer) {
    Scope scope =
        query.source() instanceof QueryBody.Relations from
            ? relations.scope(from.from(), outer)
            : unnamed(queries.body(query.source(), outer), outer);
    for (PipeStep step : query.steps()) {
      scope = step(step, scope, outer);
    }
    return scope.output();
  }

  private static Scope unnamed(QueryOutput output, Optional<Scope> outer) {
    return new Scope(outer, List.of(Relation.of(Optional.empty(), List.of(), output)));
  }

  private Scope step(PipeStep step, Scope scope, Optional<Scope> outer) {
    return switch (step) {
      case PipeStep.Project project -> {
        QueryOutput made = queries.items(project.items(), scope);
        yield project.kind() == PipeStep.ProjectKind.SELECT
            ? unnamed(made, outer)
            : extended(scope, made, outer);
      }
      case PipeStep.Replace replace -> replaced(scope, replace, outer);
      case PipeStep.Drop drop -> {
        List<OutputColumn> kept = new ArrayList<>(scope.output().columns());
        kept.removeIf(column -> isOneOf(column, drop.columns()));
        yield unnamed(new QueryOutput(kept, scope.output().open()), outer);
      }
      case PipeStep.Rename rename ->
          new Scope(
              outer, List.of(Relation.of(Optional.of(rename.alias()), List.of(), scope.output())));
      case PipeStep.Turn turn -> new Scope(outer, List.of(turned(turn.pivot(), scope)));
      case PipeStep.JoinWith join ->
          new Scope(outer, relations.joined(scope, join.type(), join.using(), join.right(), outer));
      case PipeStep.Combine combine ->
          unnamed(QueryResolver.union(scope.output(), queries.body(combine.right(), outer)), outer);
      case PipeStep.Aggregate aggregate -> unnamed(aggregated(aggregate, scope), outer);
      case PipeStep.Filter _, PipeStep.Sample _, PipeStep.Order _ -> scope;
    };
  }

  private static boolean isOneOf(OutputColumn column, List<Name> names) {
    return names.stream().anyMatch(name -> name.value().equalsIgnoreCase(column.name()));
  }

  private static Scope extended(Scope scope, QueryOutput more, Optional<Scope> outer) {
    List<Relation> all = new ArrayList<>(scope.relations());
    all.add(Relation.of(Optional.empty(), List.of(), more));
    return new Scope(outer, all);
  }

  private Scope replaced(Scope scope, PipeStep.Replace replace, Optional<Scope> outer) {
    List<OutputColumn> columns = new ArrayList<>(scope.output().columns());
    for (Update.Assignment assignment : replace.assignments()) {
      Name name = assignment.column().getLast();
      OutputColumn value = queries.read(assignment.value(), scope);
      columns.replaceAll(
          column -> isOneOf(column, List.of(name)) ? value.named(column.name()) : column);
    }
    return unnamed(new QueryOutput(columns, scope.output().open()), outer);
  }

  private Relation turned(TableReference pivot, Scope scope) {
    return switch (pivot) {
      case Pivot found -> relations.pivot(found, scope);
      case Unpivot found -> relations.unpivot(found, scope);
      default -> Relation.of(Optional.empty(), List.of(), QueryOutput.UNKNOWN);
    };
  }

  /** The keys come first, then the aggregates. */
  private QueryOutput aggregated(PipeStep.Aggregate aggregate, Scope scope) {
    QueryOutput keys = queries.items(aggregate.keys(), scope);
    QueryOutput made = queries.items(aggregate.items(), scope);
    List<OutputColumn> columns = new ArrayList<>(keys.columns());
    columns.addAll(made.columns());
    boolean groupsByAll = aggregate.groups() && aggregate.keys().isEmpty();
    return new QueryOutput(columns, groupsByAll || keys.open() || made.open());
  }
}
