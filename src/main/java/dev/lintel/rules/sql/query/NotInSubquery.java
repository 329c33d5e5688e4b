package dev.lintel.rules.sql.query;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.InSubquery;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds NOT IN with a query that may give NULL. */
public final class NotInSubquery implements SqlRule {
  private static final Pattern NOT_IN =
      Pattern.compile("\\s+NOT\\s+IN\\s*\\(\\s*", Pattern.CASE_INSENSITIVE);

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (InSubquery in : script.all(InSubquery.class)) {
      if (in.negated()) {
        Span operand = in.operand().span();
        Report report =
            sink.report(
                operand,
                "NOT IN finds no row once the query gives a NULL for %s".formatted(operand.text()));
        if (!script.isMasked(in.span())) {
          fix(in).ifPresent(report::fix);
        }
      }
    }
  }

  /**
   * Gives NOT EXISTS for a query that selects one column of one table. The operand has to be
   * qualified, lest it means a column of that table once it stands in the query.
   */
  private static Optional<Fix> fix(InSubquery in) {
    Query query = in.query();
    if (in.operand() instanceof ColumnRef outer
        && outer.parts().size() > 1
        && query.body() instanceof Select inner
        && inner.span().equals(query.span())
        && isPlain(inner)
        && inner.from().getFirst() instanceof TableName table
        && !table.exposedName().matches(outer.parts().getFirst())
        && inner.items().getFirst().expression() instanceof ColumnRef column) {
      Span words =
          query
              .span()
              .source()
              .span(/* start= */ outer.span().end(), /* end= */ query.span().start());
      if (NOT_IN.matcher(words.text()).matches()) {
        String name =
            column.parts().size() > 1
                ? column.span().text()
                : table.exposedName() + "." + column.span().text();
        return Optional.of(edits(in, inner, name + " = " + outer.span().text()));
      }
    }
    return Optional.empty();
  }

  private static boolean isPlain(Select select) {
    return !select.distinct()
        && select.items().size() == 1
        && select.from().size() == 1
        && select.groupBy().isEmpty()
        && select.having().isEmpty()
        && select.qualify().isEmpty()
        && select.windows().isEmpty();
  }

  private static Fix edits(InSubquery in, Select inner, String equality) {
    Span all = inner.span();
    Span head = in.operand().span().to(all.part(0, 0));
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(head, "NOT EXISTS ("));
    edits.add(new Edit(inner.items().getFirst().span(), "1"));
    String before = " WHERE ";
    if (inner.where().isPresent()) {
      Span where = inner.where().get().span();
      boolean isOr =
          inner.where().get() instanceof Logical logical
              && logical.operator() == Logical.Operator.OR
              && where.end() == all.end();
      if (isOr) {
        edits.add(new Edit(where.part(0, 0), "("));
      }
      before = isOr ? ") AND " : " AND ";
    }
    edits.add(new Edit(all.part(all.length(), all.length()), before + equality));
    return new Fix("Write NOT EXISTS", false, edits);
  }
}
