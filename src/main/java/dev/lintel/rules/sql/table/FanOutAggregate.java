package dev.lintel.rules.sql.table;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.WindowCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds sums over a join of two tables that both have several rows for one of what links them: each
 * row of the one comes once for each of the other.
 */
public final class FanOutAggregate implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      KnownTables known = new KnownTables(check, analysis.catalog());
      for (Select select : check.statement().all(Select.class)) {
        List<FunctionCall> sums = sums(select);
        if (!sums.isEmpty() && !analysis.script().isMasked(select.span())) {
          check(select, sums, known, sink);
        }
      }
    }
  }

  private static List<FunctionCall> sums(Select select) {
    Set<FunctionCall> windowed = Collections.newSetFromMap(new IdentityHashMap<>());
    List<FunctionCall> sums = new ArrayList<>();
    for (Select.Item item : select.items()) {
      item.allOfQuery(WindowCall.class).forEach(call -> windowed.add(call.function()));
      for (FunctionCall call : item.allOfQuery(FunctionCall.class)) {
        boolean counts = call.calls("sum") || call.calls("avg") || call.calls("count");
        if (counts && !call.distinct() && !windowed.contains(call)) {
          sums.add(call);
        }
      }
    }
    return sums;
  }

  private static void check(
      Select select, List<FunctionCall> sums, KnownTables known, FindingSink sink) {
    List<TableName> relations = new ArrayList<>();
    List<Join> joins = new ArrayList<>();
    for (TableReference reference : select.from()) {
      TableReference last = reference;
      while (last instanceof Join join) {
        joins.add(join);
        boolean keepsRows = join.type() != Join.Type.SEMI && join.type() != Join.Type.ANTI;
        if (keepsRows && join.right() instanceof TableName table) {
          relations.add(table);
        }
        last = join.left();
      }
      if (last instanceof TableName table) {
        relations.add(table);
      }
    }
    if (relations.size() < 2 || joins.stream().anyMatch(Join::natural)) {
      return;
    }
    BoundColumns bound = new BoundColumns(known, relations);
    select.where().ifPresent(bound::add);
    for (Join join : joins) {
      join.on().ifPresent(bound::add);
      for (Name key : join.using()) {
        relations.stream()
            .filter(relation ->
                known.find(relation).filter(t -> t.column(key.value()).isPresent()).isPresent())
            .forEach(relation -> bound.bind(relation, key.value()));
      }
    }
    List<TableName> repeating =
        relations.stream().filter(r -> bound.mayRepeat(r) && !bound.isFiltered(r)).toList();
    for (FunctionCall sum : sums) {
      Optional<TableName> summed = relation(sum, relations, known);
      if (summed.filter(bound::mayRepeat).isPresent()) {
        repeating.stream()
            .filter(other -> !other.equals(summed.get()))
            .findFirst()
            .ifPresent(other -> report(sum, summed.get(), other, known, sink));
      }
    }
  }

  /** Gives the one relation whose columns are summed. */
  private static Optional<TableName> relation(
      FunctionCall sum, List<TableName> relations, KnownTables known) {
    Optional<TableName> only = Optional.empty();
    for (ColumnRef column : sum.allOfQuery(ColumnRef.class)) {
      Optional<TableName> next = known.bound(column, relations).map(KnownTables.Bound::relation);
      if (next.isEmpty() || only.isPresent() && !only.equals(next)) {
        return Optional.empty();
      }
      only = next;
    }
    return only;
  }

  private static void report(
      FunctionCall sum, TableName summed, TableName other, KnownTables known, FindingSink sink) {
    CatalogTable table = known.find(other).orElseThrow();
    Span place = sum.span();
    Report report =
        sink.report(
            place,
            "each row of %s is taken once for each of %s, which the join does not tell apart by %s"
                .formatted(summed.exposedName(), other.exposedName(), Keys.text(table)));
    report.related(other.span(), "the join");
  }
}
