package dev.lintel.rules.sql.table;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Hint;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Finds hints that send a large table to every executor. */
public final class LargeBroadcast implements SchemaRule {
  private static final Set<String> HINTS = Set.of("BROADCAST", "BROADCASTJOIN", "MAPJOIN");

  /** What ANALYZE TABLE of Spark and of Hive leaves in the properties. */
  private static final List<String> COUNTS = List.of("spark.sql.statistics.numRows", "numRows");

  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    long most = Long.parseLong(sink.option("rows"));
    for (StatementCheck check : analysis.checks()) {
      for (Select select : check.statement().all(Select.class)) {
        for (Hint hint : select.hintCalls()) {
          if (HINTS.contains(hint.name().value().toUpperCase(Locale.ROOT))) {
            hint.arguments().stream()
                .filter(ColumnRef.class::isInstance)
                .map(ColumnRef.class::cast)
                .forEach(argument -> check(argument, select, check, analysis, most, sink));
          }
        }
      }
    }
  }

  private static void check(
      ColumnRef argument,
      Select select,
      StatementCheck check,
      ScriptAnalysis analysis,
      long most,
      FindingSink sink) {
    Name name = argument.parts().getLast();
    Optional<CatalogTable> table =
        relations(select)
            .filter(TableName.class::isInstance)
            .map(TableName.class::cast)
            .filter(relation -> relation.exposedName().matches(name))
            .findFirst()
            .flatMap(check::table)
            .filter(seen -> seen.kind() != CatalogTable.Kind.VIEW)
            .flatMap(seen -> analysis.catalog().find(seen.id()));
    if (table.isPresent() && isFiltered(table.get(), select, check)) {
      return;
    }
    OptionalLong rows = table.map(LargeBroadcast::rows).orElse(OptionalLong.empty());
    if (rows.isPresent() && rows.getAsLong() > most) {
      sink.report(
          argument.span(),
          String.format(
              Locale.ROOT,
              "%s has %,d rows, and each executor would hold all of them",
              table.get().id(),
              rows.getAsLong()));
    }
  }

  /** What a condition on the table alone leaves of it, nobody knows. */
  private static boolean isFiltered(CatalogTable table, Select select, StatementCheck check) {
    return Stream.concat(select.where().stream(), joins(select).flatMap(join -> join.on().stream()))
        .flatMap(condition -> condition.conjuncts().stream())
        .map(condition -> condition.allOfQuery(ColumnRef.class))
        .anyMatch(columns ->
            !columns.isEmpty()
                && columns.stream()
                    .allMatch(column ->
                        check
                            .columnHolding(column)
                            .filter(source -> source.table().id().equals(table.id()))
                            .isPresent()));
  }

  private static Stream<Join> joins(Select select) {
    return select.from().stream().flatMap(from -> from.all(Join.class).stream());
  }

  private static Stream<TableReference> relations(Select select) {
    return select.from().stream()
        .flatMap(from -> from instanceof Join join ? join.relations().stream() : Stream.of(from));
  }

  private static OptionalLong rows(CatalogTable table) {
    if (table.rowCount().isPresent()) {
      return table.rowCount();
    }
    return COUNTS.stream()
        .map(key -> table.properties().getOrDefault(key, ""))
        .filter(count -> count.matches("[0-9]{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }
}
