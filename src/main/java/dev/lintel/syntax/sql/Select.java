package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A SELECT block.
 *
 * @param hints the hint comments behind the verb
 * @param from the relations between the commas; lateral views stand last
 * @param hintCalls what the hint comments say
 * @param script the program that TRANSFORM, MAP or REDUCE sends the rows through
 */
public record Select(
    Span verb,
    Span span,
    List<Span> hints,
    boolean distinct,
    List<Item> items,
    List<TableReference> from,
    Optional<Expression> where,
    Optional<GroupBy> groupBy,
    Optional<Expression> having,
    Optional<Expression> qualify,
    List<Window.Named> windows,
    List<Hint> hintCalls,
    Optional<Script> script)
    implements QueryBody {
  public Select {
    hints = List.copyOf(hints);
    items = List.copyOf(items);
    from = List.copyOf(from);
    windows = List.copyOf(windows);
    hintCalls = List.copyOf(hintCalls);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    hintCalls.forEach(action);
    items.forEach(action);
    script.ifPresent(action);
    from.forEach(action);
    where.ifPresent(action);
    groupBy.ifPresent(action);
    having.ifPresent(action);
    qualify.ifPresent(action);
    windows.forEach(action);
  }

  /** Gives the number of columns; empty where a star or a generator makes any number of them. */
  OptionalInt itemCount() {
    boolean isKnown =
        items.stream()
            .map(Item::expression)
            .noneMatch(
                e -> e instanceof Star || e instanceof FunctionCall call && call.generates());
    return isKnown ? OptionalInt.of(items.size()) : OptionalInt.empty();
  }

  /** Without FROM there is one row; so there is where every item aggregates and nothing groups. */
  boolean isOneRow() {
    return from.isEmpty()
        || groupBy.isEmpty()
            && items.stream()
                .allMatch(item ->
                    item.all(FunctionCall.class).stream().anyMatch(FunctionCall::aggregates)
                        && item.all(WindowCall.class).isEmpty());
  }

  /** One item of a select list. */
  public record Item(Span span, Expression expression, Optional<Name> alias) implements SqlNode {
    /** Gives the name of the column: the alias, or that of the column it takes. */
    public Optional<Name> outputName() {
      return alias.or(() ->
          expression instanceof ColumnRef column
              ? Optional.of(column.parts().getLast())
              : Optional.empty());
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(expression);
    }
  }

  /**
   * The USING clause of TRANSFORM.
   *
   * @param columns what the program gives back, with their types where they are written
   */
  public record Script(Span span, StringLiteral command, List<TableElement.Column> columns)
      implements SqlNode {
    public Script {
      columns = List.copyOf(columns);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(command);
      columns.forEach(action);
    }
  }

  /** A GROUP BY clause; without keys it is {@code GROUP BY ALL}. */
  public record GroupBy(Span span, List<Expression> keys) implements SqlNode {
    public GroupBy {
      keys = List.copyOf(keys);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      keys.forEach(action);
    }
  }
}
