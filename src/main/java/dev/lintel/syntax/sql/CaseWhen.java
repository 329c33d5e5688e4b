package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A CASE expression. */
public record CaseWhen(
    Span span, Optional<Expression> operand, List<Branch> branches, Optional<Expression> otherwise)
    implements Expression {
  public CaseWhen {
    branches = List.copyOf(branches);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    operand.ifPresent(action);
    branches.forEach(action);
    otherwise.ifPresent(action);
  }

  /** One WHEN with its THEN. */
  public record Branch(Span span, Expression condition, Expression result) implements SqlNode {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(condition);
      action.accept(result);
    }
  }
}
