package dev.lintel.rules.sql;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.SqlScript;
import java.util.List;

/** Finds UNION that leaves open whether duplicates are to go. */
public final class UnionDistinct implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SetOperation operation : script.all(SetOperation.class)) {
      if (operation.operator() == SetOperation.Operator.UNION
          && operation.quantifier() == SetOperation.Quantifier.NONE) {
        Span verb = operation.verb();
        Edit edit = new Edit(verb.part(verb.length(), verb.length()), " DISTINCT");
        sink.report(verb, "UNION drops duplicate rows without saying so")
            .fix(new Fix("Write UNION DISTINCT", true, List.of(edit)));
      }
    }
  }
}
