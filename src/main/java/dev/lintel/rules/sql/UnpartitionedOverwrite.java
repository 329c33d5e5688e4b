package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Finds overwrites that replace a whole table by some of its partitions. The script must tell that
 * the table has partitions, and the query that it gives only some of them.
 */
public final class UnpartitionedOverwrite implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    Definitions definitions = new Definitions(script);
    OverwriteMode mode = OverwriteMode.STATIC;
    for (Statement statement : script.statements()) {
      mode = OverwriteMode.setBy(statement).orElse(mode);
      if (mode == OverwriteMode.STATIC
          && statement instanceof Insert insert
          && insert.overwrites()
          && insert.partition().isEmpty()
          && !script.isMasked(insert.verb().to(insert.table().span()))) {
        check(insert, definitions, sink);
      }
    }
  }

  private static void check(Insert insert, Definitions definitions, FindingSink sink) {
    List<Name> partitions =
        definitions.table(insert.table()).map(CreateTable::partitionedBy).orElse(List.of());
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
  private static Optional<ColumnRef> filtered(Query source, List<Name> partitions) {
    return source.body() instanceof Select select && select.where().isPresent()
        ? select.where().get().all(ColumnRef.class).stream()
            .filter(column -> partitions.stream().anyMatch(column.parts().getLast()::matches))
            .findFirst()
        : Optional.empty();
  }
}
