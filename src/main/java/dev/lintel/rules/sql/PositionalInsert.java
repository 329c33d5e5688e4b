package dev.lintel.rules.sql;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableElement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Finds inserts that rely on the order of the columns of a table. Where the script tells that order
 * it is written out; the table may be another one by now, so that is no safe fix.
 */
public final class PositionalInsert implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    Definitions definitions = new Definitions(script);
    for (Insert insert : script.all(Insert.class)) {
      if (insert.columns().isEmpty() && !insert.byName() && !insert.source().isEmpty()) {
        Report report =
            sink.report(
                insert.table().span(),
                "the columns of %s are filled by their order".formatted(insert.table()));
        if (insert.partition().isEmpty() && !script.isMasked(insert.span())) {
          definitions
              .table(insert.table())
              .flatMap(table -> columns(table, insert))
              .ifPresent(columns -> report.fix(list(insert, columns)));
        }
      }
    }
  }

  /** Gives the columns in their order, where the source has as many; Spark puts partitions last. */
  private static Optional<List<Name>> columns(CreateTable table, Insert insert) {
    List<Name> columns =
        Definitions.columns(table).stream().map(TableElement.Column::name).toList();
    OptionalInt width = insert.source().orElseThrow().body().width();
    int first = columns.size() - table.partitionedBy().size();
    boolean arePartitionsLast =
        first >= 0
            && table.partitionedBy().stream()
                .allMatch(name ->
                    columns.subList(first, columns.size()).stream().anyMatch(name::matches));
    return !columns.isEmpty()
            && arePartitionsLast
            && width.isPresent()
            && width.getAsInt() == columns.size()
        ? Optional.of(columns)
        : Optional.empty();
  }

  private static Fix list(Insert insert, List<Name> columns) {
    Span name = insert.table().nameSpan();
    String list = columns.stream().map(Name::toString).collect(Collectors.joining(", ", " (", ")"));
    Edit edit = new Edit(name.part(name.length(), name.length()), list);
    return new Fix("List the columns as the script creates them", false, List.of(edit));
  }
}
