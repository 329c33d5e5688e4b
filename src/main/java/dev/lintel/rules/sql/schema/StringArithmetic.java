package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Operation;
import dev.lintel.syntax.sql.StringLiteral;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds columns of text that are calculated with. */
public final class StringArithmetic implements SchemaRule {
  private static final Set<String> OPERATORS = Set.of("+", "-", "*", "/", "%");
  private static final Set<String> FUNCTIONS = Set.of("sum", "avg", "mean");

  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      check
          .statement()
          .walk(node -> {
            if (node instanceof Operation(_, String operator, List<Expression> operands)
                && OPERATORS.contains(operator)
                && operands.size() > 1
                && operands.stream().noneMatch(operand -> isLeftOut(operand, operator, check))) {
              report(operator, operands, check, analysis, sink);
            } else if (node instanceof FunctionCall call
                && call.name().size() == 1
                && FUNCTIONS.contains(call.name().getFirst().value().toLowerCase(Locale.ROOT))) {
              report(call.name().getFirst().value(), call.arguments(), check, analysis, sink);
            }
          });
    }
  }

  private static void report(
      String operator,
      List<Expression> operands,
      StatementCheck check,
      ScriptAnalysis analysis,
      FindingSink sink) {
    operands.stream()
        .filter(ColumnRef.class::isInstance)
        .filter(operand -> TypeFamily.isText(check.typeOf(operand)))
        .filter(operand -> !analysis.script().isMasked(operand.span()))
        .findFirst()
        .ifPresent(column ->
            sink.report(
                column.span(),
                "'%s' is %s, and '%s' casts every value of it to a number"
                    .formatted(column.span().text(), check.typeOf(column), operator)));
  }

  /**
   * Texts that are joined are told by {@code sql/string-plus}. A day is shifted by what is added to
   * it, and a text may be a day, so what is added has to be known.
   */
  private static boolean isLeftOut(Expression operand, String operator, StatementCheck check) {
    if (operand instanceof StringLiteral) {
      return true;
    }
    boolean mayShift = operator.equals("+") || operator.equals("-");
    ColumnType type = check.typeOf(operand);
    return mayShift && !TypeFamily.isText(type) && !TypeFamily.isNumber(type);
  }
}
