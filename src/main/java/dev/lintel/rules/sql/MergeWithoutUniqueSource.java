package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableElement;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.Values;
import dev.lintel.syntax.sql.WindowCall;
import java.util.Optional;

/** Finds MERGE statements whose source may hold several rows for one row of the target. */
public final class MergeWithoutUniqueSource implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    Definitions definitions = new Definitions(script);
    for (Merge merge : script.all(Merge.class)) {
      if (changesMatches(merge) && !script.isMasked(merge.source().span())) {
        check(merge, definitions, sink);
      }
    }
  }

  private static boolean changesMatches(Merge merge) {
    return merge.clauses().stream()
        .anyMatch(clause ->
            clause.match() == Merge.Match.MATCHED
                && (clause.action() == Merge.Action.UPDATE
                    || clause.action() == Merge.Action.DELETE));
  }

  private static void check(Merge merge, Definitions definitions, FindingSink sink) {
    switch (merge.source()) {
      case DerivedTable derived when !mayBeUnique(derived.query()) ->
          report(start(derived.query()), "this query", merge, sink);
      case TableName table when !mayBeUnique(table, definitions) ->
          report(table.nameSpan(), "'" + table + "'", merge, sink);
      default -> {}
    }
  }

  private static void report(Span place, String source, Merge merge, FindingSink sink) {
    sink.report(
        place,
        "nothing shows that %s has one row at most for each of %s"
            .formatted(source, merge.target()));
  }

  /** The verb stands for a query that may fill a page. */
  private static Span start(Query query) {
    return query.body() instanceof Select select ? select.verb() : query.body().span().part(0, 0);
  }

  /** A name without qualifier may be a CTE before the MERGE, or a view of the session. */
  private static boolean mayBeUnique(TableName table, Definitions definitions) {
    Optional<Query> view = definitions.view(table).flatMap(CreateView::query);
    if (view.isPresent()) {
      return mayBeUnique(view.get());
    }
    Optional<CreateTable> definition = definitions.table(table);
    if (definition.isPresent()) {
      return definition.get().query().map(MergeWithoutUniqueSource::mayBeUnique).orElse(false)
          || definition.get().elements().stream().anyMatch(MergeWithoutUniqueSource::isKey);
    }
    return table.parts().size() == 1 || !TableNames.isWritten(table);
  }

  private static boolean isKey(TableElement element) {
    return element instanceof TableElement.Constraint constraint
        && (constraint.kind() == TableElement.Constraint.Kind.PRIMARY_KEY
            || constraint.kind() == TableElement.Constraint.Kind.UNIQUE);
  }

  /** Anything that groups or ranks rows may do it by the key. */
  private static boolean mayBeUnique(Query query) {
    return query.givesOneRow()
        || query.body() instanceof Values
        || query.all(Select.class).stream()
            .anyMatch(
                select -> select.distinct() || select.groupBy().isPresent() || select.givesOneRow())
        || query.all(SetOperation.class).stream()
            .anyMatch(operation -> operation.quantifier() != SetOperation.Quantifier.ALL)
        || query.all(WindowCall.class).stream().anyMatch(call -> ranks(call.function()));
  }

  private static boolean ranks(FunctionCall function) {
    return function.calls("row_number") || function.calls("rank") || function.calls("dense_rank");
  }
}
