package dev.lintel.syntax.expression;

import dev.lintel.syntax.expression.Expression.Logic;
import dev.lintel.syntax.expression.Value.ArrayValue;
import dev.lintel.syntax.expression.Value.BooleanValue;
import dev.lintel.syntax.expression.Value.NullValue;
import dev.lintel.syntax.expression.Value.NumberValue;
import dev.lintel.syntax.expression.Value.StringValue;
import dev.lintel.syntax.expression.Value.UnknownValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates expressions as GitHub does. Where the scope is known in part, the result is what is
 * known of it: whatever the unknown values are, the real result agrees with it. Arguments of a
 * function are all evaluated, and operands of {@code &&} and {@code ||} only while they decide
 * nothing. Source: evaluator.js of @actions/expressions 0.3.61, read 2026-11-27.
 */
public final class Evaluator {
  private final Scope scope;
  private final Memory memory = new Memory();

  private Evaluator(Scope scope) {
    this.scope = scope;
  }

  /**
   * Gives the value of an expression that {@link ExpressionParser} read.
   *
   * @throws EvaluationException where it has none, as with a context that is not in the scope
   */
  public static Value evaluate(Expression expression, Scope scope) throws EvaluationException {
    for (Expression part : expression.descendants()) {
      if (part instanceof Expression.Context(_, String name) && scope.context(name).isEmpty()) {
        throw new EvaluationException(part.span(), "there is no context '%s' here".formatted(name));
      }
    }
    return new Evaluator(scope).value(expression);
  }

  private Value value(Expression expression) throws EvaluationException {
    return switch (expression) {
      case Expression.NullLiteral _ -> new NullValue();
      case Expression.BooleanLiteral(_, boolean value) -> new BooleanValue(value);
      case Expression.NumberLiteral(_, double value) -> new NumberValue(value);
      case Expression.StringLiteral(_, String value) -> new StringValue(value);
      case Expression.Context(_, String name) -> scope.context(name).orElseThrow();
      case Expression.Property property ->
          item(property, value(property.target()), new StringValue(property.name()));
      case Expression.Index(_, Expression target, Expression key) ->
          item(expression, value(target), value(key));
      case Expression.Wildcard(_, Expression target, _) -> items(expression, value(target));
      case Expression.Call call -> call(call);
      case Expression.Not(_, Expression operand) -> Value.of(value(operand).truth().negated());
      case Expression.Logical logical -> logical(logical);
      case Expression.Comparison(_, var comparator, _, Expression left, Expression right) ->
          Value.of(ValueComparison.compare(comparator, value(left), value(right)));
    };
  }

  private Value call(Expression.Call call) throws EvaluationException {
    List<Value> arguments = new ArrayList<>();
    for (Expression argument : call.arguments()) {
      arguments.add(value(argument));
    }
    Optional<BuiltinFunction> function = call.function();
    // The parser has reported what cannot be called, so nothing is claimed of it.
    return function.isEmpty() || function.get().argumentProblem(arguments.size()).isPresent()
        ? UnknownValue.ANY
        : new FunctionCall(function.get(), arguments, call.span(), scope.status(), memory).value();
  }

  /** Gives the first operand that decides, else the last, as far as that is known. */
  private Value logical(Expression.Logical logical) throws EvaluationException {
    Truth deciding = Truth.of(logical.logic() == Logic.OR);
    Optional<Value> earlier = Optional.empty();
    Value result = value(logical.operands().getFirst());
    for (Expression operand : logical.operands().subList(1, logical.operands().size())) {
      Truth truth = result.truth();
      if (truth == deciding) {
        break;
      }
      if (truth == Truth.UNKNOWN) {
        earlier = Optional.of(either(earlier, decided(result, deciding)));
      }
      try {
        result = value(operand);
      } catch (EvaluationException e) {
        // Whether it comes to this fault is known only where all before it is.
        if (earlier.isEmpty()) {
          throw e;
        }
        return UnknownValue.ANY;
      }
    }
    return either(earlier, result);
  }

  private static Value either(Optional<Value> one, Value other) {
    return one.isEmpty() ? other : Value.either(one.get(), other);
  }

  /** Gives what is known of a value where it is the one that decides. */
  private static Value decided(Value value, Truth truth) {
    return value instanceof UnknownValue(_, boolean isBoolean) && isBoolean
        ? Value.of(truth)
        : new UnknownValue(truth, false);
  }

  private Value item(Expression place, Value target, Value key) throws EvaluationException {
    return switch (target) {
      case ArrayValue(List<Value> items, boolean isFiltered) when isFiltered ->
          filtered(place, items, key);
      case ArrayValue _, ObjectValue _ when key instanceof UnknownValue -> UnknownValue.ANY;
      case ArrayValue(List<Value> items, _) -> element(items, key).orElse(new NullValue());
      case ObjectValue object ->
          property(object, key).orElse(object.isWhole() ? new NullValue() : UnknownValue.ANY);
      case UnknownValue _ -> UnknownValue.ANY;
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> new NullValue();
    };
  }

  /** Gives the item at an index, which is a known value; empty where there is none. */
  private static Optional<Value> element(List<Value> items, Value index) {
    return Coercion.number(index)
        .map(Math::floor)
        .filter(number -> number >= 0 && number < items.size())
        .map(number -> items.get(number.intValue()));
  }

  /** Gives the property of a name, which is a known value; empty where none is listed. */
  private static Optional<Value> property(ObjectValue object, Value name) {
    return Coercion.isCollection(name)
        ? Optional.empty()
        : Coercion.text(name).flatMap(object::find);
  }

  /** Gives the array of what a key leads to in each item; unknown where that may be missing. */
  private Value filtered(Expression place, List<Value> items, Value key)
      throws EvaluationException {
    if (key instanceof UnknownValue) {
      return UnknownValue.ANY;
    }
    List<Value> found = new ArrayList<>();
    for (Value item : items) {
      switch (item) {
        case ObjectValue object -> {
          Optional<Value> property = property(object, key);
          if (property.isEmpty() && !object.isWhole()) {
            return UnknownValue.ANY;
          }
          property.ifPresent(found::add);
        }
        case ArrayValue array -> element(array.items(), key).ifPresent(found::add);
        case UnknownValue _ -> {
          return UnknownValue.ANY;
        }
        case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> {}
      }
    }
    memory.take(found.size(), place.span());
    return new ArrayValue(found, true);
  }

  private Value items(Expression place, Value target) throws EvaluationException {
    List<Value> found = new ArrayList<>();
    switch (target) {
      case ArrayValue(List<Value> items, boolean isFiltered) -> {
        for (Value item : items) {
          if (!isFiltered) {
            found.add(item);
          } else if (!addAll(item, found)) {
            return UnknownValue.ANY;
          }
        }
      }
      case ObjectValue _, UnknownValue _ -> {
        if (!addAll(target, found)) {
          return UnknownValue.ANY;
        }
      }
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> {}
    }
    memory.take(found.size(), place.span());
    return new ArrayValue(found, true);
  }

  /** Adds what is in an array or object; tells whether all of it is known. */
  private static boolean addAll(Value value, List<Value> found) {
    return switch (value) {
      case ArrayValue array -> found.addAll(array.items()) || array.items().isEmpty();
      case ObjectValue object -> {
        found.addAll(object.values());
        yield object.isWhole();
      }
      case UnknownValue _ -> false;
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ -> true;
    };
  }
}
