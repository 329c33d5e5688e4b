package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** MERGE. */
public record Merge(
    Span span,
    Span verb,
    TableName target,
    TableReference source,
    Expression on,
    List<Clause> clauses)
    implements Statement {
  public Merge {
    clauses = List.copyOf(clauses);
  }

  /** Which rows a clause is for. */
  public enum Match {
    MATCHED,
    NOT_MATCHED,
    NOT_MATCHED_BY_SOURCE
  }

  /** What a clause does with its rows. */
  public enum Action {
    DELETE,
    UPDATE,
    INSERT,
    NOTHING
  }

  /**
   * One WHEN clause.
   *
   * @param assignments those of an update; empty for {@code UPDATE SET *}
   * @param columns those of an insert; empty for {@code INSERT *} and when none are written
   * @param values those of an insert; empty for {@code INSERT *}
   */
  public record Clause(
      Span span,
      Match match,
      Optional<Expression> condition,
      Action action,
      List<Update.Assignment> assignments,
      List<Name> columns,
      List<Expression> values)
      implements SqlNode {
    public Clause {
      assignments = List.copyOf(assignments);
      columns = List.copyOf(columns);
      values = List.copyOf(values);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      condition.ifPresent(action);
      assignments.forEach(action);
      values.forEach(action);
    }
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(target);
    action.accept(source);
    action.accept(on);
    clauses.forEach(action);
  }
}
