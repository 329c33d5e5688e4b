package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A call of a function.
 *
 * @param orderBy the order of the rows that an aggregate reads
 * @param separators the words that stand between the arguments or before them, as {@code BOTH} and
 *     {@code FROM} of TRIM
 * @param withinGroup whether the order stands behind the call, in WITHIN GROUP
 */
public record FunctionCall(
    Span span,
    List<Name> name,
    boolean distinct,
    List<Expression> arguments,
    List<SortItem> orderBy,
    Optional<Expression> filter,
    List<Span> separators,
    Nulls nulls,
    boolean withinGroup)
    implements Expression {
  public FunctionCall {
    name = List.copyOf(name);
    arguments = List.copyOf(arguments);
    orderBy = List.copyOf(orderBy);
    separators = List.copyOf(separators);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    arguments.forEach(action);
    orderBy.forEach(action);
    filter.ifPresent(action);
  }

  /** Tells whether the function is called by this name alone, without regard to case. */
  public boolean calls(String function) {
    return name.size() == 1 && name.getFirst().value().equalsIgnoreCase(function);
  }

  /** Tells whether the function makes several columns, or rows, of one value. */
  public boolean generates() {
    return switch (name.getLast().value().toUpperCase(Locale.ROOT)) {
      case "EXPLODE",
          "EXPLODE_OUTER",
          "INLINE",
          "INLINE_OUTER",
          "JSON_TUPLE",
          "POSEXPLODE",
          "POSEXPLODE_OUTER",
          "STACK" ->
          true;
      default -> false;
    };
  }

  /** Tells whether the function gives another value on each call. */
  public boolean isRandom() {
    return name.size() == 1
        && switch (name.getLast().value().toUpperCase(Locale.ROOT)) {
          case "MONOTONICALLY_INCREASING_ID",
              "RAND",
              "RANDN",
              "RANDOM",
              "RANDSTR",
              "SHUFFLE",
              "UNIFORM",
              "UUID" ->
              true;
          default -> false;
        };
  }

  /** Tells whether the function is one of the common aggregates. */
  boolean aggregates() {
    return switch (name.getLast().value().toUpperCase(Locale.ROOT)) {
      case "ANY_VALUE",
          "APPROX_COUNT_DISTINCT",
          "AVG",
          "COLLECT_LIST",
          "COLLECT_SET",
          "COUNT",
          "COUNT_IF",
          "MAX",
          "MIN",
          "PERCENTILE",
          "PERCENTILE_APPROX",
          "STDDEV",
          "SUM" ->
          true;
      default -> false;
    };
  }

  /** Gives the call with a FILTER clause. */
  FunctionCall filtered(Span whole, Expression condition) {
    return new FunctionCall(
        whole,
        name,
        distinct,
        arguments,
        orderBy,
        Optional.of(condition),
        separators,
        nulls,
        withinGroup);
  }

  /** Gives the call with a WITHIN GROUP clause. */
  FunctionCall ordered(Span whole, List<SortItem> items) {
    return new FunctionCall(
        whole, name, distinct, arguments, items, filter, separators, nulls, true);
  }

  /** Gives the call with IGNORE NULLS or RESPECT NULLS. */
  FunctionCall treating(Span whole, Nulls treatment) {
    return new FunctionCall(
        whole, name, distinct, arguments, orderBy, filter, separators, treatment, withinGroup);
  }

  /** Whether rows of NULL count for a window function. */
  public enum Nulls {
    DEFAULT,
    IGNORE,
    RESPECT
  }

  /** An argument with a name, as in {@code limit => 5} or {@code a AS x}. */
  public record NamedArgument(Span span, Name name, Expression value) implements Expression {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(value);
    }
  }
}
