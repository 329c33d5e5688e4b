package dev.lintel.rules.sql.table;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.Update;
import java.util.List;
import java.util.Optional;

/** Finds UPDATE and MERGE that change what a row is known by, or which partition it lies in. */
public final class KeyUpdate implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      KnownTables known = new KnownTables(check, analysis.catalog());
      switch (check.statement()) {
        case Update update ->
            known
                .find(update.table())
                .ifPresent(table -> check(update.table(), table, List.of(), check, sink));
        case Merge merge ->
            known
                .find(merge.target())
                .ifPresent(
                    table -> check(merge.target(), table, merge.on().conjuncts(), check, sink));
        default -> {}
      }
    }
  }

  private static void check(
      TableName name,
      CatalogTable table,
      List<Expression> matched,
      StatementCheck check,
      FindingSink sink) {
    for (Update.Assignment assignment : check.statement().all(Update.Assignment.class)) {
      Name column = assignment.column().getLast();
      consequence(column, table)
          .filter(words ->
              !isColumn(assignment.value(), column, table, check)
                  && matched.stream()
                      .noneMatch(part -> equates(part, assignment.value(), column, table, check)))
          .ifPresent(words -> {
            Report report = sink.report(column.span(), words.formatted(column, name));
            table.definition().ifPresent(place -> report.related(place, "the table"));
          });
    }
  }

  private static Optional<String> consequence(Name column, CatalogTable table) {
    if (table.partitionedBy().stream().anyMatch(column.value()::equalsIgnoreCase)) {
      return Optional.of("'%s' partitions %s, so each row that changes moves to another partition");
    }
    return table.keys().stream().flatMap(List::stream).anyMatch(column.value()::equalsIgnoreCase)
        ? Optional.of("'%s' is of a key of %s, so whoever kept its value finds the row no more")
        : Optional.empty();
  }

  /** Rows that a MERGE matches by the column have the value already. */
  private static boolean equates(
      Expression condition,
      Expression value,
      Name column,
      CatalogTable table,
      StatementCheck check) {
    return condition instanceof Comparison comparison
        && (comparison.operator() == Comparison.Operator.EQUAL
            || comparison.operator() == Comparison.Operator.NULL_SAFE_EQUAL)
        && (isColumn(comparison.left(), column, table, check) && isSame(comparison.right(), value)
            || isColumn(comparison.right(), column, table, check)
                && isSame(comparison.left(), value));
  }

  private static boolean isColumn(
      Expression expression, Name column, CatalogTable table, StatementCheck check) {
    return expression instanceof ColumnRef reference
        && check
            .column(reference)
            .filter(source -> source.table().id().equals(table.id()))
            .filter(source -> source.column().name().equalsIgnoreCase(column.value()))
            .isPresent();
  }

  private static boolean isSame(Expression one, Expression other) {
    return one.span().text().equalsIgnoreCase(other.span().text());
  }
}
