package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * INSERT OVERWRITE DIRECTORY, which writes files.
 *
 * @param path where to; empty when an option says it
 * @param format what stands behind USING
 */
public record InsertDirectory(
    Span span, Span verb, Optional<StringLiteral> path, Optional<Name> format, Query source)
    implements Statement {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    path.ifPresent(action);
    action.accept(source);
  }
}
