package dev.lintel.rules.workflow.expression;

import dev.lintel.model.workflow.grammar.Slot;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Interpolation;
import java.util.Optional;

/** Reads the condition of a job or step as the one expression that it should be. */
final class ConditionTree {
  private ConditionTree() {}

  /**
   * Gives the expression; empty for what is no condition, has faults, or text around its braces.
   */
  static Optional<Expression> of(Slot slot) {
    if (!slot.isCondition()) {
      return Optional.empty();
    }
    Interpolation condition = slot.interpolation();
    return condition.problems().isEmpty() && condition.isOneExpression()
        ? condition.islands().getFirst().expression().tree()
        : Optional.empty();
  }

  /**
   * Tells whether {@code true} or {@code false} is an operand of {@code &&} or {@code ||}, as where
   * someone switched off what follows.
   */
  static boolean isSwitched(Expression tree) {
    return tree.descendants().stream()
        .anyMatch(part ->
            part instanceof Expression.Logical logical
                && logical.operands().stream()
                    .anyMatch(Expression.BooleanLiteral.class::isInstance));
  }
}
