package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.SqlScript;

/** Finds UNION that leaves open whether duplicates are to go. */
public final class UnionDistinct implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SetOperation operation : script.all(SetOperation.class)) {
      if (operation.operator() == SetOperation.Operator.UNION
          && operation.quantifier() == SetOperation.Quantifier.NONE) {
        sink.report(operation.verb(), "UNION drops duplicate rows without saying so");
      }
    }
  }
}
