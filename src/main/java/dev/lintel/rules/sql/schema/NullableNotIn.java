package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.sql.validation.RowType;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.SourceColumn;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.InSubquery;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds NOT IN with a query whose column holds NULL by what the tables say. */
public final class NullableNotIn implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      for (InSubquery in : check.statement().all(InSubquery.class)) {
        if (in.negated() && !analysis.script().isMasked(in.span())) {
          check
              .row(in.query())
              .filter(row -> !row.open() && row.columns().size() == 1)
              .map(row -> row.columns().getFirst())
              .filter(RowType.Column::nullable)
              .flatMap(RowType.Column::origin)
              .filter(origin -> !isFiltered(in.query(), origin, check))
              .filter(origin -> isDeliberate(origin, analysis.catalog()))
              .ifPresent(origin ->
                  sink.report(
                      in.operand().span(),
                      "NOT IN finds no row once '%s' of %s is NULL, which it may be"
                          .formatted(origin.column().name(), origin.table().id().name())));
        }
      }
    }
  }

  /**
   * Where some table says NOT NULL it means something that another column does not say so; where
   * none does, that is no more than the default. What is NOT NULL itself came out of an outer join.
   */
  private static boolean isDeliberate(SourceColumn origin, TableCatalog catalog) {
    return !origin.column().nullable()
        || catalog.tables().stream()
            .flatMap(table -> table.columns().stream())
            .anyMatch(column -> !column.nullable());
  }

  /** A condition on the column leaves NULL out, whichever it is but IS NULL. */
  private static boolean isFiltered(Query query, SourceColumn origin, StatementCheck check) {
    CatalogColumn column = origin.column();
    return query.all(Select.class).stream()
        .flatMap(select -> conditions(select).stream())
        .flatMap(condition -> check.column(condition).stream())
        .anyMatch(there -> there.column().equals(column) && there.table().equals(origin.table()));
  }

  private static List<ColumnRef> conditions(Select select) {
    Stream<ColumnRef> joined =
        select.from().stream().flatMap(from -> from.all(ColumnRef.class).stream());
    Stream<ColumnRef> filtered =
        Stream.of(select.where(), select.having(), select.qualify())
            .flatMap(Optional::stream)
            .flatMap(condition -> condition.all(ColumnRef.class).stream());
    return Stream.concat(joined, filtered).toList();
  }
}
