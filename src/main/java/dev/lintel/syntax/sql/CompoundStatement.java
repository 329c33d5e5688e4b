package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a script is built of besides plain statements: BEGIN .. END, IF, CASE, the loops and the
 * handlers.
 *
 * @param label the name before it
 * @param branches the statements in it, each with the condition that it runs under
 */
public record CompoundStatement(
    Span span, Span verb, Kind kind, Optional<Name> label, List<Branch> branches)
    implements Statement {
  public CompoundStatement {
    branches = List.copyOf(branches);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    branches.forEach(action);
  }

  /** What it is. */
  public enum Kind {
    BLOCK,
    IF,
    CASE,
    WHILE,
    REPEAT,
    LOOP,
    FOR,
    HANDLER
  }

  /**
   * Statements that run together.
   *
   * @param condition when they run: an expression, the query of a FOR, or nothing for ELSE
   */
  public record Branch(Span span, Optional<SqlNode> condition, List<Statement> statements)
      implements SqlNode {
    public Branch {
      statements = List.copyOf(statements);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      condition.ifPresent(action);
      statements.forEach(action);
    }
  }
}
