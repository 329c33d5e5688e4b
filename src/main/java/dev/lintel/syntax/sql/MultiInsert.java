package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code FROM t INSERT .. INSERT ..}: one read feeds several writes.
 *
 * @param from what is read; the sources of the inserts have no FROM of their own
 */
public record MultiInsert(
    Span span, List<Cte> ctes, List<TableReference> from, List<Statement> inserts)
    implements Statement {
  public MultiInsert {
    ctes = List.copyOf(ctes);
    from = List.copyOf(from);
    inserts = List.copyOf(inserts);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    ctes.forEach(action);
    from.forEach(action);
    inserts.forEach(action);
  }
}
