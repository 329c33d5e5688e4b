package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.PlacedExpression;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.BuiltinFunction;
import dev.lintel.syntax.expression.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds expressions that always give the same. Rationale and examples:
 * rules/workflow/constant-expression.md.
 */
public final class ConstantExpression implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    Map<Span, List<Expression>> byText = new LinkedHashMap<>();
    for (PlacedExpression placed : PlacedExpression.in(definition, _ -> true)) {
      boolean hasBraces = placed.island().span().text().startsWith("${{");
      if (isLiteral(placed.tree()) ? hasBraces && !isEscape(placed.tree()) : true) {
        List<Expression> constants = new ArrayList<>();
        if (isLiteral(placed.tree())) {
          constants.add(placed.tree());
        } else {
          collect(placed.tree(), constants);
        }
        byText.computeIfAbsent(placed.scalar().span(), _ -> new ArrayList<>()).addAll(constants);
      }
    }
    byText.values().stream()
        .filter(constants -> !constants.isEmpty())
        .forEach(constants -> report(constants, sink));
  }

  private static void report(List<Expression> constants, FindingSink sink) {
    Expression first = constants.getFirst();
    Report report =
        sink.report(
            first.span(), "'%s' always gives the same value".formatted(first.span().text()));
    constants
        .subList(1, constants.size())
        .forEach(
            other -> report.related(other.span(), "so does '%s'".formatted(other.span().text())));
  }

  /** Braces themselves can only be written by an expression. */
  private static boolean isEscape(Expression literal) {
    return literal instanceof Expression.StringLiteral(_, String value)
        && (value.contains("{{") || value.contains("}}"));
  }

  /** Collects the largest parts that are no literal and hold nothing but literals. */
  private static void collect(Expression part, List<Expression> constants) {
    if (!isLiteral(part) && isConstant(part)) {
      constants.add(part);
    } else {
      part.children().forEach(child -> collect(child, constants));
    }
  }

  private static boolean isConstant(Expression part) {
    return part.descendants().stream()
        .allMatch(each ->
            switch (each) {
              case Expression.Context _, Expression.Property _, Expression.Wildcard _ -> false;
              case Expression.Index _ -> false;
              case Expression.Call call ->
                  BuiltinFunction.named(call.name()).map(ConstantExpression::isPure).orElse(false);
              case Expression.NullLiteral _,
                  Expression.BooleanLiteral _,
                  Expression.NumberLiteral _,
                  Expression.StringLiteral _,
                  Expression.Not _,
                  Expression.Logical _,
                  Expression.Comparison _ ->
                  true;
            });
  }

  private static boolean isPure(BuiltinFunction function) {
    return switch (function) {
      case CONTAINS, STARTS_WITH, ENDS_WITH, FORMAT, JOIN, TO_JSON, CASE -> true;
      // A list has no other way to be written.
      case FROM_JSON -> false;
      case HASH_FILES, SUCCESS, ALWAYS, CANCELLED, FAILURE -> false;
    };
  }

  private static boolean isLiteral(Expression part) {
    return switch (part) {
      case Expression.NullLiteral _,
          Expression.BooleanLiteral _,
          Expression.NumberLiteral _,
          Expression.StringLiteral _ ->
          true;
      default -> false;
    };
  }
}
