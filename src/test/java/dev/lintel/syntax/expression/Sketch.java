package dev.lintel.syntax.expression;

import java.util.stream.Collectors;

/** Writes a tree with a pair of parentheses around each operator, so that its shape can be read. */
final class Sketch {
  private Sketch() {}

  static String of(Expression expression) {
    return switch (expression) {
      case Expression.NullLiteral _ -> "null";
      case Expression.BooleanLiteral(_, boolean value) -> Boolean.toString(value);
      case Expression.NumberLiteral(_, double value) -> number(value);
      case Expression.StringLiteral(_, String value) -> "'" + value.replace("'", "''") + "'";
      case Expression.Context(_, String name) -> name;
      case Expression.Property property -> target(property.target()) + "." + property.name();
      case Expression.Index(_, Expression target, Expression key) ->
          target(target) + "[" + of(key) + "]";
      case Expression.Wildcard(_, Expression target, _) -> target(target) + ".*";
      case Expression.Call call ->
          call.arguments().stream()
              .map(Sketch::of)
              .collect(Collectors.joining(", ", call.name() + "(", ")"));
      case Expression.Not(_, Expression operand) -> "!(" + of(operand) + ")";
      case Expression.Logical logical ->
          logical.operands().stream()
              .map(Sketch::of)
              .collect(Collectors.joining(" " + logical.logic().symbol() + " ", "(", ")"));
      case Expression.Comparison(_, var comparator, _, Expression left, Expression right) ->
          "(" + of(left) + " " + comparator.symbol() + " " + of(right) + ")";
    };
  }

  private static String target(Expression target) {
    return switch (target) {
      case Expression.NullLiteral _,
          Expression.BooleanLiteral _,
          Expression.NumberLiteral _,
          Expression.StringLiteral _,
          Expression.Not _ ->
          "(" + of(target) + ")";
      default -> of(target);
    };
  }

  private static String number(double value) {
    return value == Math.rint(value) && !Double.isInfinite(value)
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
