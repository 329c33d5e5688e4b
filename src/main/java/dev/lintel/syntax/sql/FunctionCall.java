package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A call of a function. */
public record FunctionCall(
    Span span,
    List<Name> name,
    boolean distinct,
    List<Expression> arguments,
    List<SortItem> orderBy,
    Optional<Expression> filter)
    implements Expression {
  public FunctionCall {
    name = List.copyOf(name);
    arguments = List.copyOf(arguments);
    orderBy = List.copyOf(orderBy);
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

  /** Gives the call with a FILTER clause. */
  FunctionCall filtered(Span whole, Expression condition) {
    return new FunctionCall(whole, name, distinct, arguments, orderBy, Optional.of(condition));
  }

  /** Gives the call with a WITHIN GROUP clause. */
  FunctionCall ordered(Span whole, List<SortItem> items) {
    return new FunctionCall(whole, name, distinct, arguments, items, filter);
  }

  /** An argument with a name, as in {@code limit => 5} or {@code a AS x}. */
  public record NamedArgument(Span span, Name name, Expression value) implements Expression {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(value);
    }
  }
}
