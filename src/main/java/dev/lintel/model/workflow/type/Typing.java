package dev.lintel.model.workflow.type;

import dev.lintel.model.workflow.type.Type.Any;
import dev.lintel.model.workflow.type.Type.Array;
import dev.lintel.model.workflow.type.Type.Scalar;
import dev.lintel.model.workflow.type.Type.Words;
import dev.lintel.model.workflow.type.TypeProblem.Mismatch;
import dev.lintel.model.workflow.type.TypeProblem.OutsidePayload;
import dev.lintel.model.workflow.type.TypeProblem.Undefined;
import dev.lintel.model.workflow.type.TypeProblem.UndefinedOutput;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Expression.Call;
import dev.lintel.syntax.expression.Expression.Comparison;
import dev.lintel.syntax.expression.Expression.Index;
import dev.lintel.syntax.expression.Expression.Property;
import dev.lintel.syntax.expression.Expression.StringLiteral;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Works out the type of an expression from its leaves upwards, and what the types tell against it.
 * Of a value that nobody knows nothing is claimed. An item of an array is taken to be there: where
 * it is missing, its value is null.
 */
final class Typing {
  private final Contexts contexts;
  private final List<TypeProblem> problems;

  /**
   * How many operands of {@code &&} and {@code ||} the walk stands in. Where there is an
   * alternative, a payload may be asked for what other events have, and a matrix for a row that
   * others have: the same lines stand in many workflows.
   */
  private int alternatives;

  /**
   * @param problems takes what is found
   */
  Typing(Contexts contexts, List<TypeProblem> problems) {
    this.contexts = contexts;
    this.problems = problems;
  }

  /** Gives the type of an expression. */
  Type of(Expression expression) {
    return switch (expression) {
      case Expression.NullLiteral _ -> Scalar.NULL;
      case Expression.BooleanLiteral _ -> Scalar.BOOLEAN;
      case Expression.NumberLiteral _ -> Scalar.NUMBER;
      case StringLiteral _ -> Scalar.STRING;
      case Expression.Context(_, String name) -> contexts.of(name.toLowerCase(Locale.ROOT));
      case Property property ->
          property(property.target(), of(property.target()), property.name(), property.nameSpan());
      case Index index -> index(index);
      case Expression.Wildcard(_, Expression target, Span star) -> items(of(target), target, star);
      case Call call -> call(call);
      case Expression.Not(_, Expression operand) -> {
        of(operand);
        yield Scalar.BOOLEAN;
      }
      case Expression.Logical logical -> logical(logical);
      case Comparison comparison -> {
        Type left = of(comparison.left());
        Type right = of(comparison.right());
        ComparisonTypes.check(comparison, left, right).ifPresent(problems::add);
        yield Scalar.BOOLEAN;
      }
    };
  }

  /** The result is one of the operands. */
  private Type logical(Expression.Logical logical) {
    alternatives++;
    List<Type> types = logical.operands().stream().map(this::of).toList();
    alternatives--;
    return Type.anyOf(types);
  }

  private Type call(Call call) {
    List<Type> types = call.arguments().stream().map(this::of).toList();
    return new FunctionTypes(call, types, problems).result();
  }

  private Type property(Expression target, Type type, String name, Span place) {
    return switch (type) {
      case Any _ -> Type.Any.ANY;
      case ObjectType object ->
          object.find(name).orElseGet(() -> undefined(target, object, name, place));
      case Array(Type item, boolean isFiltered) when isFiltered -> filtered(item, name);
      case Array _ ->
          mismatch(
              place,
              "%s is an array, which has no property '%s': take an item by its number, or all with"
                      .formatted(quoted(target), name)
                  + " '.*'");
      case Scalar _, Words _ ->
          mismatch(
              place,
              "%s is %s, which has no property '%s'".formatted(quoted(target), type.words(), name));
    };
  }

  /** An item without the property is left out, so that none is missing. */
  private static Type filtered(Type item, String name) {
    return switch (item) {
      case ObjectType object -> new Array(object.find(name).orElse(Type.Any.ANY), true);
      case Any _, Scalar _, Words _, Array _ -> new Array(Type.Any.ANY, true);
    };
  }

  private Type undefined(Expression target, ObjectType object, String name, Span place) {
    Optional<String> reason = object.absent(name);
    String missing =
        "%s has no property '%s'%s%s"
            .formatted(
                quoted(target),
                name,
                object.isPayload() ? " for the events that start the workflow" : "",
                reason.map(r -> ": " + r).orElseGet(() -> Spelling.hint(name, object.names())));
    boolean isOptional =
        object.isMatrix() && alternatives > 0 && Spelling.nearest(name, object.names()).isEmpty();
    if (!object.isPayload() && !isOptional) {
      Optional<String> slip =
          reason.isPresent() ? Optional.empty() : Spelling.slip(name, object.names());
      problems.add(
          object.isOfUsedCode()
              ? new UndefinedOutput(place, missing, slip)
              : new Undefined(place, missing, slip));
    } else if (object.isPayload() && alternatives == 0) {
      problems.add(new OutsidePayload(place, missing));
    }
    return Type.Any.ANY;
  }

  private Type index(Index index) {
    Expression target = index.target();
    Type type = of(target);
    Type key = of(index.key());
    if (index.key() instanceof StringLiteral(Span span, String name)
        && (!(type instanceof Array) || isFiltered(type))) {
      return property(target, type, name, span.part(1, span.length() - 1));
    }
    return switch (type) {
      case Any _ -> Type.Any.ANY;
      case ObjectType object -> item(index, object, key);
      case Array(Type item, boolean isFiltered) -> {
        if (isFiltered) {
          yield new Array(Type.Any.ANY, true);
        }
        yield index.key() instanceof StringLiteral(Span span, String text) && !isNumber(text)
            ? mismatch(
                span,
                "%s is an array, whose items have numbers, not names".formatted(quoted(target)))
            : item;
      }
      case Scalar _, Words _ ->
          mismatch(
              index.key().span(),
              "%s is %s, which has no items".formatted(quoted(target), type.words()));
    };
  }

  private static boolean isFiltered(Type type) {
    return type instanceof Array(Type _, boolean isFiltered) && isFiltered;
  }

  private Type item(Index index, ObjectType object, Type key) {
    if (object.isSketch()) {
      return Type.Any.ANY;
    }
    boolean isName =
        key != Scalar.BOOLEAN
            && key != Scalar.NULL
            && !key.isCollection()
            && (key != Scalar.NUMBER || hasNumbers(object));
    return isName
        ? Type.Any.ANY
        : mismatch(
            index.key().span(),
            "the properties of %s have names, and the key is %s"
                .formatted(quoted(index.target()), key.words()));
  }

  /** A number finds the property whose name is its text, as a port does. */
  private static boolean hasNumbers(ObjectType object) {
    return object.others().filter(Type.Any.class::isInstance).isPresent()
        || object.names().stream().anyMatch(Typing::isNumber);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private Type items(Type type, Expression target, Span star) {
    return switch (type) {
      case Any _ -> new Array(Type.Any.ANY, true);
      case Array(Type item, boolean isFiltered) ->
          new Array(isFiltered ? Type.Any.ANY : item, true);
      case ObjectType object ->
          new Array(object.isSketch() ? Type.Any.ANY : Type.anyOf(object.types()), true);
      case Scalar _, Words _ ->
          mismatch(star, "%s is %s, which has no items".formatted(quoted(target), type.words()));
    };
  }

  private Type mismatch(Span place, String message) {
    problems.add(new Mismatch(place, message));
    return Type.Any.ANY;
  }

  /** Quotes an expression on one line. */
  static String quoted(Expression expression) {
    return "'" + expression.span().text().replaceAll("\\s+", " ") + "'";
  }
}
