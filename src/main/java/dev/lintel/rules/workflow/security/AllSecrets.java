package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.PlacedExpression;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.syntax.expression.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds expressions that hand every secret to a job. Rationale and examples:
 * rules/workflow/all-secrets.md.
 */
public final class AllSecrets implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    PlacedExpression.in(definition, text -> text.contains("secrets")).stream()
        .flatMap(placed -> whole(placed.tree()).stream())
        .forEach(part ->
            sink.report(
                part.span(),
                "'%s' gives the job every secret there is, as GitHub cannot tell which it needs"
                    .formatted(part.span().text())));
  }

  /** Gives the uses of the context that name no secret. */
  private static List<Expression> whole(Expression tree) {
    List<Expression> found = new ArrayList<>();
    collect(tree, found);
    return found;
  }

  private static void collect(Expression part, List<Expression> found) {
    switch (part) {
      case Expression.Property(_, Expression target, _) when isSecrets(target) -> {}
      case Expression.Index(_, Expression target, Expression key) when isSecrets(target) -> {
        if (!(key instanceof Expression.StringLiteral)) {
          found.add(part);
        }
      }
      case Expression.Wildcard(_, Expression target, _) when isSecrets(target) -> found.add(part);
      case Expression.Call call when call.arguments().stream().anyMatch(AllSecrets::isSecrets) ->
          found.add(call);
      case Expression other when isSecrets(other) -> found.add(other);
      case Expression other -> other.children().forEach(child -> collect(child, found));
    }
  }

  private static boolean isSecrets(Expression part) {
    return part instanceof Expression.Context(_, String name) && name.equalsIgnoreCase("secrets");
  }
}
