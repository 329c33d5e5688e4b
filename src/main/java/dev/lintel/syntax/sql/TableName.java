package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A table or view by its name.
 *
 * @param span the name with version, sample and alias
 */
public record TableName(Span span, List<Name> parts, Optional<Name> alias)
    implements TableReference {
  public TableName {
    parts = List.copyOf(parts);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {}

  /** Gives the name that columns of the table are qualified with. */
  public Name exposedName() {
    return alias.orElse(parts.getLast());
  }

  /** Gives where the name itself stands, without version and alias. */
  public Span nameSpan() {
    return parts.getFirst().span().to(parts.getLast().span());
  }

  /** Gives the name as written. */
  @Override
  public String toString() {
    return nameSpan().text();
  }
}
