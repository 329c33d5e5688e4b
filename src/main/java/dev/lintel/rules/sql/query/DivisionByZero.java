package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Operation;
import dev.lintel.syntax.sql.SqlScript;
import java.util.List;

/** Finds divisions by a number that is zero. */
public final class DivisionByZero implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Expression expression : script.all(Expression.class)) {
      switch (expression) {
        case Operation(_, String operator, List<Expression> operands)
            when isDivision(operator) && operands.size() > 1 ->
            operands.subList(1, operands.size()).forEach(divisor -> check(divisor, script, sink));
        case FunctionCall call
            when (call.calls("mod") || call.calls("pmod") || call.calls("div"))
                && call.arguments().size() == 2 ->
            check(call.arguments().getLast(), script, sink);
        default -> {}
      }
    }
  }

  static boolean isDivision(String operator) {
    return operator.equals("/") || operator.equals("%") || operator.equalsIgnoreCase("div");
  }

  private static void check(Expression divisor, SqlScript script, FindingSink sink) {
    if (Literals.number(divisor).filter(Decimal::isZero).isPresent()
        && !script.isMasked(divisor.span())) {
      sink.report(divisor.span(), "this divides by zero");
    }
  }
}
