package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.ArrayList;
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

  /**
   * Gives the relations of the chain that this join ends, in the order of the text. Joins hang to
   * the left, thousands deep in a generated query.
   */
  public List<TableReference> relations() {
    List<TableReference> relations = new ArrayList<>();
    TableReference last = this;
    while (last instanceof Join join) {
      relations.add(join.right);
      last = join.left;
    }
    relations.add(last);
    return relations.reversed();
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
