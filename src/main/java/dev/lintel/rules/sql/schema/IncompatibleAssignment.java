package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.StringLiteral;

/** Finds values that are written into columns of another kind of type. */
public final class IncompatibleAssignment implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      for (StoredValue stored :
          StoredValue.of(analysis, check, IncompatibleAssignment::isRefused)) {
        if (!analysis.script().isMasked(stored.place())) {
          Report report =
              sink.report(
                  stored.place(),
                  "%s is %s, and '%s' takes %s: %s"
                      .formatted(
                          stored.described(),
                          stored.type(),
                          stored.column().name(),
                          stored.column().type(),
                          outcome(stored)));
          CastFix.of(stored).ifPresent(report::fix);
        }
      }
    }
  }

  /** A text that is written out may well convert, and Delta converts it. */
  private static boolean isRefused(StoredValue stored) {
    boolean isLiteral = stored.value().filter(StringLiteral.class::isInstance).isPresent();
    return stored.assignment() == StoreAssignment.REFUSED && !(isLiteral && mayBeDelta(stored));
  }

  private static boolean mayBeDelta(StoredValue stored) {
    return stored.table().format().map(format -> format.equals("delta")).orElse(true);
  }

  private static String outcome(StoredValue stored) {
    if (!TypeFamily.isText(stored.type()) || !mayBeDelta(stored)) {
      return "Spark refuses that without a cast";
    }
    return stored.table().format().isPresent()
        ? "the first text that does not convert ends the job"
        : "Spark refuses that, or the first text that does not convert ends the job";
  }
}
