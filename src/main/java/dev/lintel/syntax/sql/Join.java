package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Two relations joined by JOIN.
 *
 * @param keyword all words of the join, as in {@code LEFT OUTER JOIN}
 */
public record Join(
    Span span,
    TableReference left,
    Type type,
    boolean natural,
    Span keyword,
    TableReference right,
    Optional<Expression> on,
    List<Name> using)
    implements TableReference {
  public Join {
    using = List.copyOf(using);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(left);
    action.accept(right);
    on.ifPresent(action);
  }

  /** How rows are kept. */
  public enum Type {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    SEMI,
    ANTI,
    CROSS
  }
}
