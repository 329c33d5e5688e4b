package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.PlacedExpression;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Expression;

/**
 * Finds tests for a member of a list that is a mere text. Rationale and examples:
 * rules/workflow/unsound-contains.md.
 */
public final class UnsoundContains implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    PlacedExpression.in(definition, text -> text.contains("contains")).stream()
        .filter(PlacedExpression::isCondition)
        .flatMap(placed -> placed.tree().descendants().stream())
        .forEach(part -> check(part, sink));
  }

  private static void check(Expression part, FindingSink sink) {
    if (part instanceof Expression.Call call
        && call.name().equalsIgnoreCase("contains")
        && call.arguments().size() == 2
        && call.arguments().getFirst() instanceof Expression.StringLiteral
        && ContextPath.of(call.arguments().getLast()).isPresent()) {
      String value = call.arguments().getLast().span().text();
      sink.report(
          call.span(),
          "any part of the text matches, so '%s' passes by being short; a list or '==' compares the whole"
              .formatted(value));
    }
  }
}
