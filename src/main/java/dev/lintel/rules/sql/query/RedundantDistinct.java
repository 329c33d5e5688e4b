package dev.lintel.rules.sql.query;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds DISTINCT where all keys of GROUP BY are selected. */
public final class RedundantDistinct implements SqlRule {
  private static final Pattern DISTINCT =
      Pattern.compile("\\s+DISTINCT\\b", Pattern.CASE_INSENSITIVE);

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      if (select.distinct()
          && select.groupBy().isPresent()
          && isUnique(select)
          && !script.isMasked(select.span())) {
        String keys =
            select.groupBy().get().keys().stream()
                .map(key -> key.span().text())
                .collect(Collectors.joining(", "));
        Report report =
            sink.report(
                select.verb(),
                "DISTINCT removes nothing, for GROUP BY gives each %s once".formatted(keys));
        fix(select).ifPresent(report::fix);
      }
    }
  }

  private static Optional<Fix> fix(Select select) {
    Span verb = select.verb();
    Span words =
        verb.source()
            .span(/* start= */ verb.end(), /* end= */ select.items().getFirst().span().start());
    Matcher distinct = DISTINCT.matcher(words.text());
    return distinct.lookingAt()
        ? Optional.of(
            new Fix("Drop DISTINCT", true, List.of(new Edit(words.part(0, distinct.end()), ""))))
        : Optional.empty();
  }

  /**
   * Tells whether GROUP BY gives each row of the result once. Several groupings at once do not: the
   * NULL of a ROLLUP may meet one that is stored.
   */
  static boolean isUnique(Select select) {
    return select.groupBy().isPresent() && isSelected(select.groupBy().get().keys(), select);
  }

  /** Keys that are columns or positions can be told; of others nothing is said. */
  private static boolean isSelected(List<Expression> keys, Select select) {
    return !keys.isEmpty()
        && keys.stream()
            .allMatch(key ->
                switch (key) {
                  case NumberLiteral _ -> true;
                  case ColumnRef column ->
                      select.items().stream().anyMatch(item -> isSame(item.expression(), column));
                  default -> false;
                });
  }

  private static boolean isSame(Expression item, ColumnRef key) {
    return item instanceof ColumnRef column
        && Texts.key(column.span()).isPresent()
        && Texts.key(column.span()).equals(Texts.key(key.span()));
  }
}
