package dev.lintel.rules.sql.table;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds DISTINCT over the rows of one table whose key is selected. Spark does not enforce keys, so
 * dropping it is no safe fix.
 */
public final class DistinctOverKey implements SchemaRule {
  private static final Pattern DISTINCT =
      Pattern.compile("\\s+DISTINCT\\b", Pattern.CASE_INSENSITIVE);

  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      KnownTables known = new KnownTables(check, analysis.catalog());
      for (Select select : check.statement().all(Select.class)) {
        if (select.distinct()
            && select.groupBy().isEmpty()
            && select.from().size() == 1
            && select.from().getFirst() instanceof TableName name
            && !analysis.script().isMasked(select.span())) {
          known.find(name).ifPresent(table -> check(select, name, table, known, sink));
        }
      }
    }
  }

  private static void check(
      Select select, TableName name, CatalogTable table, KnownTables known, FindingSink sink) {
    Set<String> selected = new HashSet<>();
    for (Select.Item item : select.items()) {
      Expression expression = item.expression();
      if (expression instanceof ColumnRef column) {
        known
            .bound(column, List.of(name))
            .ifPresent(bound -> selected.add(bound.column().toLowerCase(Locale.ROOT)));
      }
    }
    table.keys().stream()
        .filter(key ->
            key.stream()
                .allMatch(column ->
                    selected.contains(column.toLowerCase(Locale.ROOT)) && isSet(table, column)))
        .findFirst()
        .ifPresent(key -> {
          Report report =
              sink.report(
                  select.verb(),
                  "DISTINCT removes nothing, for %s is unique by (%s)"
                      .formatted(name, String.join(", ", key)));
          fix(select).ifPresent(report::fix);
        });
  }

  /** Several rows may hold NULL in a column that is unique. */
  private static boolean isSet(CatalogTable table, String column) {
    return table.column(column).filter(found -> !found.nullable()).isPresent();
  }

  private static Optional<Fix> fix(Select select) {
    Span verb = select.verb();
    int behind = verb.end();
    int items = select.items().getFirst().span().start();
    Span words = verb.source().span(behind, items);
    Matcher distinct = DISTINCT.matcher(words.text());
    return distinct.lookingAt()
        ? Optional.of(
            new Fix("Drop DISTINCT", false, List.of(new Edit(words.part(0, distinct.end()), ""))))
        : Optional.empty();
  }
}
