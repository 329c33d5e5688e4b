package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Operation;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Locale;

/** Finds {@code +} between texts, which adds numbers in Spark. */
public final class StringPlus implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Operation sum : script.all(Operation.class)) {
      if (sum.operator().equals("+") && sum.operands().size() > 1) {
        sum.operands().stream()
            .filter(StringPlus::isText)
            .filter(text -> !script.isMasked(text.span()))
            .findFirst()
            .ifPresent(text ->
                sink.report(
                    text.span(),
                    "'+' adds numbers, and %s is none; '||' joins texts"
                        .formatted(Texts.brief(text.span()))));
      }
    }
  }

  /** What begins with a digit or sign may be a number or a date; then it is not told. */
  private static boolean isText(Expression operand) {
    return Literals.string(operand)
        .filter(text -> text.isEmpty() || !isDigitOrSign(text.strip()))
        .filter(text -> !text.strip().toLowerCase(Locale.ROOT).startsWith("interval"))
        .isPresent();
  }

  private static boolean isDigitOrSign(String text) {
    return !text.isEmpty() && "+-.0123456789".indexOf(text.charAt(0)) >= 0;
  }
}
