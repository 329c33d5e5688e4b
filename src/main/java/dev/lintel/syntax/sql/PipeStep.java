package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One step of a piped query; its span leaves the {@code |>} out. */
public sealed interface PipeStep extends SqlNode {
  /** Gives the columns of a SELECT, or adds those of an EXTEND. */
  record Project(
      Span span,
      ProjectKind kind,
      boolean distinct,
      List<Select.Item> items,
      List<Window.Named> windows)
      implements PipeStep {
    public Project {
      items = List.copyOf(items);
      windows = List.copyOf(windows);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      items.forEach(action);
      windows.forEach(action);
    }
  }

  /** Which columns remain. */
  enum ProjectKind {
    SELECT,
    EXTEND
  }

  /** SET: gives columns other values. */
  record Replace(Span span, List<Update.Assignment> assignments) implements PipeStep {
    public Replace {
      assignments = List.copyOf(assignments);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      assignments.forEach(action);
    }
  }

  /** DROP: leaves columns out. */
  record Drop(Span span, List<Name> columns) implements PipeStep {
    public Drop {
      columns = List.copyOf(columns);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {}
  }

  /** AS: names the rows for the steps that follow. */
  record Rename(Span span, Name alias) implements PipeStep {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {}
  }

  /** WHERE: keeps rows. */
  record Filter(Span span, Expression condition) implements PipeStep {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(condition);
    }
  }

  /** PIVOT or UNPIVOT, which has no source of its own. */
  record Turn(Span span, TableReference pivot) implements PipeStep {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(pivot);
    }
  }

  /** TABLESAMPLE. */
  record Sample(Span span, TableSample sample) implements PipeStep {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(sample);
    }
  }

  /** A join with another relation. */
  record JoinWith(
      Span span,
      Join.Type type,
      boolean natural,
      TableReference right,
      Optional<Expression> on,
      List<Name> using)
      implements PipeStep {
    public JoinWith {
      using = List.copyOf(using);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(right);
      on.ifPresent(action);
    }
  }

  /** A set operation with another query. */
  record Combine(
      Span span,
      SetOperation.Operator operator,
      SetOperation.Quantifier quantifier,
      QueryBody right)
      implements PipeStep {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(right);
    }
  }

  /** ORDER BY, LIMIT and OFFSET. */
  record Order(
      Span span,
      List<SortItem> orderBy,
      List<Expression> distribution,
      Optional<Expression> limit,
      Optional<Expression> offset)
      implements PipeStep {
    public Order {
      orderBy = List.copyOf(orderBy);
      distribution = List.copyOf(distribution);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      orderBy.forEach(action);
      distribution.forEach(action);
      limit.ifPresent(action);
      offset.ifPresent(action);
    }
  }

  /**
   * AGGREGATE, with its GROUP BY.
   *
   * @param groups whether there is a GROUP BY; without keys it is {@code GROUP BY ALL}
   */
  record Aggregate(Span span, List<Select.Item> items, boolean groups, List<Select.Item> keys)
      implements PipeStep {
    public Aggregate {
      items = List.copyOf(items);
      keys = List.copyOf(keys);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      items.forEach(action);
      keys.forEach(action);
    }
  }
}
