package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A table or view by its name.
 *
 * @param span the name with version, sample and alias
 * @param columns the names that the alias gives to the columns
 * @param streams whether only the rows that are new are read, as STREAM says
 */
public record TableName(
    Span span,
    List<Name> parts,
    Optional<Name> alias,
    List<Name> columns,
    Optional<TableVersion> version,
    Optional<TableSample> sample,
    boolean streams)
    implements TableReference {
  public TableName {
    parts = List.copyOf(parts);
    columns = List.copyOf(columns);
  }

  /** Makes a name that says nothing else. */
  public TableName(Span span, List<Name> parts, Optional<Name> alias) {
    this(span, parts, alias, List.of(), Optional.empty(), Optional.empty(), false);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    version.ifPresent(action);
    sample.ifPresent(action);
  }

  /** Tells whether an IDENTIFIER clause names the table, so that only its value could tell. */
  public boolean isDynamic() {
    return parts.getFirst().isDynamic();
  }

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
