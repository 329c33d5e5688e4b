package dev.lintel.syntax.expression;

import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Value.ArrayValue;
import dev.lintel.syntax.expression.Value.BooleanValue;
import dev.lintel.syntax.expression.Value.NullValue;
import dev.lintel.syntax.expression.Value.NumberValue;
import dev.lintel.syntax.expression.Value.StringValue;
import dev.lintel.syntax.expression.Value.UnknownValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A call of a function whose arguments have their values, as many as it takes. Source: the
 * functions of @actions/expressions 0.3.61, read 2026-11-27.
 */
record FunctionCall(
    BuiltinFunction function, List<Value> arguments, Span place, Status status, Memory memory) {
  /** A text that is not empty, and of which nothing else is known. */
  private static final Value SOME_TEXT = new UnknownValue(Truth.TRUE, false);

  Value value() throws EvaluationException {
    return switch (function) {
      case CONTAINS -> Value.of(contains(argument(0), argument(1)));
      case STARTS_WITH -> Value.of(holds(argument(0), argument(1), String::startsWith));
      case ENDS_WITH -> Value.of(holds(argument(0), argument(1), String::endsWith));
      case FORMAT ->
          FormatFunction.call(argument(0), arguments.subList(1, arguments.size()), place, memory);
      case JOIN -> join(argument(0));
      case TO_JSON -> toJson(argument(0));
      case FROM_JSON -> fromJson(argument(0));
      case CASE -> choice();
      // What the files hold is not known here.
      case HASH_FILES -> UnknownValue.ANY;
      case SUCCESS -> Value.of(status.success());
      case FAILURE -> Value.of(status.failure());
      case CANCELLED -> Value.of(status.cancelled());
      case ALWAYS -> new BooleanValue(true);
    };
  }

  private Value argument(int index) {
    return arguments.get(index);
  }

  private static Truth contains(Value search, Value item) {
    return switch (search) {
      case ArrayValue array -> {
        Truth isThere = Truth.FALSE;
        for (Value candidate : array.items()) {
          isThere = isThere.or(ValueComparison.equal(item, candidate));
        }
        yield isThere;
      }
      case ObjectValue _ -> Truth.FALSE;
      case UnknownValue _ -> Truth.UNKNOWN;
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ ->
          holds(search, item, String::contains);
    };
  }

  /** Tests two texts without regard to case; arrays and objects are none. */
  private static Truth holds(Value left, Value right, BiPredicate<String, String> test) {
    if (Coercion.isCollection(left) || Coercion.isCollection(right)) {
      return Truth.FALSE;
    }
    Optional<String> one = Coercion.text(left);
    Optional<String> other = Coercion.text(right);
    return one.isPresent() && other.isPresent()
        ? Truth.of(test.test(CaseFolding.of(one.get()), CaseFolding.of(other.get())))
        : Truth.UNKNOWN;
  }

  private Value join(Value joined) throws EvaluationException {
    return switch (joined) {
      case ArrayValue array -> join(array.items());
      case ObjectValue _ -> new StringValue("");
      case UnknownValue _ -> UnknownValue.ANY;
      case NullValue _, BooleanValue _, NumberValue _, StringValue _ ->
          new StringValue(Coercion.text(joined).orElseThrow());
    };
  }

  private Value join(List<Value> items) throws EvaluationException {
    Optional<String> separator =
        arguments.size() < 2 || Coercion.isCollection(argument(1))
            ? Optional.of(",")
            : Coercion.text(argument(1));
    StringBuilder joined = new StringBuilder();
    boolean isKnown = separator.isPresent() || items.size() < 2;
    for (int i = 0; i < items.size(); i++) {
      Optional<String> item = Coercion.text(items.get(i));
      isKnown &= item.isPresent();
      String text = (i == 0 ? "" : separator.orElse("")) + item.orElse("");
      memory.take(text.length(), place);
      joined.append(text);
    }
    if (isKnown) {
      return new StringValue(joined.toString());
    }
    return joined.isEmpty() ? UnknownValue.ANY : SOME_TEXT;
  }

  private Value toJson(Value value) throws EvaluationException {
    if (!value.isKnown()) {
      return SOME_TEXT;
    }
    String json = JsonWriter.indented(value, memory.left());
    memory.take(json.length(), place);
    return new StringValue(json);
  }

  private Value fromJson(Value value) throws EvaluationException {
    Optional<String> text = Coercion.text(value);
    if (text.isEmpty()) {
      return UnknownValue.ANY;
    }
    memory.take(text.get().length(), place);
    try {
      return JsonReader.read(text.get());
    } catch (InvalidJsonException e) {
      throw new EvaluationException(
          place,
          "the text of 'fromJSON' is no JSON: %s (character %d)"
              .formatted(e.getMessage(), e.offset() + 1));
    }
  }

  /** Gives the value of {@code case}: that behind the first predicate that is true. */
  private Value choice() throws EvaluationException {
    List<Value> possible = new ArrayList<>();
    for (int i = 0; i < arguments.size() - 1; i += 2) {
      switch (argument(i)) {
        case BooleanValue(boolean isTrue) -> {
          if (isTrue) {
            return either(possible, argument(i + 1));
          }
        }
        case UnknownValue _ -> possible.add(argument(i + 1));
        case NullValue _, NumberValue _, StringValue _, ArrayValue _, ObjectValue _ ->
            throw new EvaluationException(
                place,
                "a predicate of 'case' is %s, and it takes a Boolean".formatted(kind(argument(i))));
      }
    }
    return either(possible, arguments.getLast());
  }

  private static String kind(Value value) {
    return switch (value) {
      case NullValue _ -> "null";
      case ArrayValue _, ObjectValue _ -> "an " + value.kind();
      case BooleanValue _, NumberValue _, StringValue _, UnknownValue _ -> "a " + value.kind();
    };
  }

  private static Value either(List<Value> possible, Value last) {
    Value value = last;
    for (Value other : possible) {
      value = Value.either(value, other);
    }
    return value;
  }
}
