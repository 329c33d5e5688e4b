package dev.lintel.rules.sql.query;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import java.util.List;

/** Finds SELECT DISTINCT that looks as if it were about one column of several. */
public final class DistinctParenthesis implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      Select.Item first = select.items().getFirst();
      if (select.distinct()
          && select.items().size() > 1
          && first.expression() instanceof ColumnRef column
          && isInParentheses(first, column)
          && !script.isMasked(first.span())) {
        int end = first.span().text().indexOf(')');
        Span parentheses = first.span().part(0, end + 1);
        Edit edit = new Edit(parentheses, column.span().text());
        sink.report(
                parentheses,
                "DISTINCT is about all %d columns, not about '%s' alone"
                    .formatted(select.items().size(), column))
            .fix(new Fix("Drop the parentheses", true, List.of(edit)));
      }
    }
  }

  /** Two pairs of parentheses, or a comment in one, are left to a person. */
  private static boolean isInParentheses(Select.Item item, ColumnRef column) {
    Span span = item.span();
    String before = span.part(0, column.span().start() - span.start()).text();
    String behind = span.part(column.span().end() - span.start(), span.length()).text();
    return before.strip().equals("(") && behind.strip().startsWith(")") && before.length() < 3;
  }
}
