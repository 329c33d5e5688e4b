package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.PlacedExpression;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Expression.Logic;
import dev.lintel.syntax.expression.Expression.Logical;

/**
 * Finds choices whose first value is never taken. Rationale and examples:
 * rules/workflow/unsound-ternary.md.
 */
public final class UnsoundTernary implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    PlacedExpression.in(definition, text -> text.contains("&&") && text.contains("||")).stream()
        .flatMap(placed -> placed.tree().descendants().stream())
        .forEach(part -> check(part, sink));
  }

  /** Of the last operand nothing follows that could be taken instead. */
  private static void check(Expression part, FindingSink sink) {
    if (!(part instanceof Logical or) || or.logic() != Logic.OR) {
      return;
    }
    for (Expression choice : or.operands().subList(0, or.operands().size() - 1)) {
      if (choice instanceof Logical and
          && and.logic() == Logic.AND
          && isFalsy(and.operands().getLast())) {
        Expression value = and.operands().getLast();
        sink.report(
            value.span(),
            "%s counts as false, so '||' goes on to the other value whatever the condition says"
                .formatted(value.span().text()));
      }
    }
  }

  private static boolean isFalsy(Expression value) {
    return switch (value) {
      case Expression.StringLiteral(_, String text) -> text.isEmpty();
      case Expression.BooleanLiteral(_, boolean isTrue) -> !isTrue;
      case Expression.NumberLiteral(_, double number) -> number == 0 || Double.isNaN(number);
      case Expression.NullLiteral _ -> true;
      default -> false;
    };
  }
}
