package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.validation.RowType;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds inserts that leave out a column which has to have a value. */
public final class OmittedNotNullColumn implements SchemaRule {
  /** What may give a column its value. */
  private static final Pattern GIVES_VALUE =
      Pattern.compile("\\b(DEFAULT|GENERATED|IDENTITY)\\b", Pattern.CASE_INSENSITIVE);

  private static final int MAX_DEFINITION = 100_000;

  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      switch (check.statement()) {
        case Insert insert when !analysis.script().isMasked(insert.span()) ->
            TargetTable.of(insert.table(), analysis, check)
                .ifPresent(table -> insert(insert, table, check, sink));
        case Merge merge when !analysis.script().isMasked(merge.span()) ->
            TargetTable.of(merge.target(), analysis, check)
                .ifPresent(table -> merge(merge, table, sink));
        default -> {}
      }
    }
  }

  private static void insert(
      Insert insert, CatalogTable table, StatementCheck check, FindingSink sink) {
    List<String> given = new ArrayList<>();
    insert.partition().forEach(partition -> given.add(partition.column().value()));
    if (insert.byName()) {
      Optional<RowType> row = check.row().filter(columns -> !columns.open());
      if (row.isPresent()) {
        row.get().columns().forEach(column -> given.add(column.name().orElse("")));
        report(insert.table().nameSpan(), given, table, sink);
      }
    } else if (!insert.columns().isEmpty()) {
      insert.columns().forEach(column -> given.add(column.value()));
      report(insert.table().nameSpan(), given, table, sink);
    }
  }

  private static void merge(Merge merge, CatalogTable table, FindingSink sink) {
    for (Merge.Clause clause : merge.clauses()) {
      if (clause.action() == Merge.Action.INSERT && !clause.columns().isEmpty()) {
        List<String> given = clause.columns().stream().map(Name::value).toList();
        report(clause.columns().getFirst().span(), given, table, sink);
      }
    }
  }

  private static void report(Span place, List<String> given, CatalogTable table, FindingSink sink) {
    List<String> missing =
        table.columns().stream()
            .filter(column -> !column.nullable())
            .map(CatalogColumn::name)
            .filter(name -> given.stream().noneMatch(name::equalsIgnoreCase))
            .toList();
    if (!missing.isEmpty()
        && table.definition().filter(OmittedNotNullColumn::isPlain).isPresent()) {
      sink.report(
          place,
          "INSERT leaves out '%s', which is NOT NULL and has no default"
              .formatted(missing.getFirst()));
    }
  }

  /**
   * Tells whether nothing in the definition gives a column its value. A snapshot does not tell that
   * of a column.
   */
  private static boolean isPlain(Span definition) {
    String text = definition.source().content();
    int end = text.indexOf(';', definition.end());
    int last = Math.min(end < 0 ? text.length() : end, definition.end() + MAX_DEFINITION);
    return !GIVES_VALUE.matcher(text.substring(definition.end(), last)).find();
  }
}
