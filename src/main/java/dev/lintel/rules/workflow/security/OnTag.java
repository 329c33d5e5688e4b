package dev.lintel.rules.workflow.security;

import dev.lintel.syntax.expression.BuiltinFunction;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a condition is in a run that a tag or a release started, as far as the ref settles it. */
final class OnTag {
  private static final String TAGS = "refs/tags/";

  private OnTag() {}

  /** Gives the truth value; empty where it depends on more. */
  static Optional<Boolean> value(Expression condition) {
    return switch (condition) {
      case Expression.BooleanLiteral(_, boolean isTrue) -> Optional.of(isTrue);
      case Expression.Not(_, Expression operand) -> value(operand).map(isTrue -> !isTrue);
      case Expression.Call call -> call(call);
      case Expression.Logical logical -> logical(logical);
      case Expression.Comparison comparison -> comparison(comparison);
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> call(Expression.Call call) {
    List<Expression> arguments = call.arguments();
    boolean startsWith =
        BuiltinFunction.named(call.name()).filter(BuiltinFunction.STARTS_WITH::equals).isPresent();
    if (startsWith
        && path(arguments.getFirst()).equals("github.ref")
        && arguments.getLast() instanceof Expression.StringLiteral(_, String prefix)) {
      String text = prefix.toLowerCase(Locale.ROOT);
      return TAGS.startsWith(text)
          ? Optional.of(true)
          : text.startsWith(TAGS) ? Optional.empty() : Optional.of(false);
    }
    return Optional.empty();
  }

  /** One operand alone decides where it has the deciding value. */
  private static Optional<Boolean> logical(Expression.Logical logical) {
    boolean deciding = logical.logic() == Expression.Logic.OR;
    List<Optional<Boolean>> values = logical.operands().stream().map(OnTag::value).toList();
    if (values.contains(Optional.of(deciding))) {
      return Optional.of(deciding);
    }
    return values.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!deciding);
  }

  private static Optional<Boolean> comparison(Expression.Comparison comparison) {
    Optional<Boolean> isEqual = equal(comparison.left(), comparison.right());
    return switch (comparison.comparator()) {
      case EQUAL -> isEqual;
      case NOT_EQUAL -> isEqual.map(equal -> !equal);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Optional.empty();
    };
  }

  private static Optional<Boolean> equal(Expression left, Expression right) {
    if (!(right instanceof Expression.StringLiteral(_, String text))) {
      return left instanceof Expression.StringLiteral
              && !(right instanceof Expression.StringLiteral)
          ? equal(right, left)
          : Optional.empty();
    }
    String value = text.toLowerCase(Locale.ROOT);
    return switch (path(left)) {
      case "github.ref" -> value.startsWith(TAGS) ? Optional.empty() : Optional.of(false);
      case "github.ref_type" -> Optional.of(value.equals("tag"));
      case "github.event_name" ->
          value.equals("push") || value.equals("release") ? Optional.empty() : Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static String path(Expression expression) {
    return ContextPath.of(expression).map(ContextPath::toString).orElse("");
  }
}
