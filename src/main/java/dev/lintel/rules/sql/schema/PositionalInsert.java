package dev.lintel.rules.sql.schema;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.validation.ColumnName;
import dev.lintel.model.sql.validation.RowType;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlFixRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.SqlScript;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Finds inserts that rely on the order of the columns of a table. Where that order is known it is
 * written out; the table may be another one by now, so that is no safe fix.
 */
public final class PositionalInsert implements SqlFixRule {
  @Override
  public void check(SqlScript script, Supplier<Optional<ScriptAnalysis>> tables, FindingSink sink) {
    for (Insert insert : script.all(Insert.class)) {
      if (insert.columns().isEmpty() && !insert.byName() && !insert.source().isEmpty()) {
        Report report =
            sink.report(
                insert.table().span(),
                "the columns of %s are filled by their order".formatted(insert.table()));
        if (insert.partition().isEmpty() && !script.isMasked(insert.span())) {
          tables.get().flatMap(known -> list(insert, known)).ifPresent(report::fix);
        }
      }
    }
  }

  private static Optional<Fix> list(Insert insert, ScriptAnalysis tables) {
    Optional<StatementCheck> check = tables.check(insert.span());
    return check
        .flatMap(there -> TargetTable.of(insert.table(), tables, there))
        .filter(table ->
            table.hasPartitionsLast()
                && width(insert, check.orElseThrow()) == table.columns().size())
        .map(table -> list(insert, table.columns()));
  }

  /** Gives the number of columns that the source has; -1 where it is not known. */
  private static int width(Insert insert, StatementCheck check) {
    return check
        .row(insert.source().orElseThrow())
        .filter(row -> !row.open())
        .map(RowType::columns)
        .map(List::size)
        .orElse(-1);
  }

  private static Fix list(Insert insert, List<CatalogColumn> columns) {
    Span name = insert.table().nameSpan();
    String list =
        columns.stream()
            .map(column -> ColumnName.of(column.name()).toString())
            .collect(Collectors.joining(", ", " (", ")"));
    Edit edit = new Edit(name.part(name.length(), name.length()), list);
    return new Fix("List the columns as the table has them", false, List.of(edit));
  }
}
