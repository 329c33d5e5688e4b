package dev.lintel.rules.sql;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Finds overwrites that replace a whole table by some of its partitions. The table must be known to
 * have partitions, and the query must tell that it gives only some of them.
 */
public final class UnpartitionedOverwrite implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    SqlScript script = analysis.script();
    Definitions definitions = new Definitions(script);
    OverwriteMode mode = OverwriteMode.STATIC;
    for (StatementCheck check : analysis.checks()) {
      Statement statement = check.statement();
      mode = OverwriteMode.setBy(statement).orElse(mode);
      if (mode == OverwriteMode.STATIC
          && statement instanceof Insert insert
          && insert.overwrites()
          && insert.partition().isEmpty()
          && !script.isMasked(insert.verb().to(insert.table().span()))) {
        List<String> partitions =
            definitions
                .table(insert.table())
                .map(create -> create.partitionedBy().stream().map(Name::value).toList())
                .or(() -> known(insert, check, analysis))
                .orElse(List.of());
        check(insert, partitions, sink);
      }
    }
  }

  private static Optional<List<String>> known(
      Insert insert, StatementCheck check, ScriptAnalysis analysis) {
    return check
        .table(insert.table())
        .flatMap(table -> analysis.catalog().find(table.id()))
        .map(CatalogTable::partitionedBy);
  }

  private static void check(Insert insert, List<String> partitions, FindingSink sink) {
    insert
        .source()
        .flatMap(source -> filtered(source, partitions))
        .ifPresent(column ->
            sink.report(
                    insert.verb(),
                    "all partitions of %s are replaced, by those that the filter on '%s' leaves"
                        .formatted(insert.table(), column))
                .related(column.span(), "the filter"));
  }

  /** Gives the first partition column that the query filters by. */
  private static Optional<ColumnRef> filtered(Query source, List<String> partitions) {
    return source.body() instanceof Select select && select.where().isPresent()
        ? select.where().get().all(ColumnRef.class).stream()
            .filter(column ->
                partitions.stream().anyMatch(column.parts().getLast().value()::equalsIgnoreCase))
            .findFirst()
        : Optional.empty();
  }
}
