package dev.lintel.rules.sql.table;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.TableName;
import java.util.List;

/** Finds merges whose condition leaves out a part of the key of their source. */
public final class MergeWithoutUniqueMatch implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      if (check.statement() instanceof Merge merge
          && merge.source() instanceof TableName source
          && merge.clauses().stream().anyMatch(MergeWithoutUniqueMatch::changes)
          && !analysis.script().isMasked(merge.on().span())) {
        KnownTables known = new KnownTables(check, analysis.catalog());
        BoundColumns bound = new BoundColumns(known, List.of(merge.target(), source));
        bound.add(merge.on());
        merge.clauses().forEach(clause -> clause.condition().ifPresent(bound::add));
        if (bound.mayRepeat(source) && !bound.isFiltered(source)) {
          report(known.find(source).orElseThrow(), merge, source, sink);
        }
      }
    }
  }

  private static boolean changes(Merge.Clause clause) {
    return clause.match() == Merge.Match.MATCHED && clause.action() != Merge.Action.NOTHING;
  }

  private static void report(CatalogTable table, Merge merge, TableName source, FindingSink sink) {
    Report report =
        sink.report(
            merge.on().span(),
            "%s is unique by %s, so several of its rows may match one of %s"
                .formatted(source.nameSpan().text(), Keys.text(table), merge.target()));
    table.definition().ifPresent(definition -> report.related(definition, "the source"));
  }
}
