package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.PlacedExpression;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Expression;

/**
 * Finds secrets that are taken apart, whose parts no log hides. Rationale and examples:
 * rules/workflow/unredacted-secret.md.
 */
public final class UnredactedSecret implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    PlacedExpression.in(definition, text -> text.contains("fromjson") && text.contains("secrets"))
        .stream()
        .flatMap(placed -> placed.tree().descendants().stream())
        .forEach(part -> check(part, sink));
  }

  private static void check(Expression part, FindingSink sink) {
    if (part instanceof Expression.Call call
        && call.name().equalsIgnoreCase("fromJSON")
        && call.arguments().size() == 1
        && ContextPath.of(call.arguments().getFirst())
            .filter(
                path -> path.segments().size() == 2 && path.segments().getFirst().equals("secrets"))
            .isPresent()) {
      sink.report(
          call.span(),
          "logs hide '%s' as a whole, not the values inside it"
              .formatted(call.arguments().getFirst().span().text()));
    }
  }
}
