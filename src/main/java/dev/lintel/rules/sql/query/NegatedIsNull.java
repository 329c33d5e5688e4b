package dev.lintel.rules.sql.query;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.IsNull;
import dev.lintel.syntax.sql.Not;
import dev.lintel.syntax.sql.SqlScript;
import java.util.List;

/** Finds {@code NOT x IS NULL}. */
public final class NegatedIsNull implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Not not : script.all(Not.class)) {
      if (not.operand() instanceof IsNull test
          && test.operand() instanceof ColumnRef column
          && !script.isMasked(not.span())) {
        String cure = column.span().text() + (test.negated() ? " IS NULL" : " IS NOT NULL");
        sink.report(not.span(), "'%s' reads as '%s'".formatted(Texts.brief(not.span()), cure))
            .fix(new Fix("Write " + cure, true, List.of(new Edit(not.span(), cure))));
      }
    }
  }
}
