package dev.lintel.model.sql.validation;

import dev.lintel.source.Span;
import java.util.Optional;

/**
 * Where a part of a plan is written.
 *
 * @param span where it stands
 * @param reader for what stands in a view, the name in the planned statement that it is read by
 */
public record Place(Span span, Optional<Span> reader) {
  /** Gives where the planned statement itself speaks of it. */
  public Span inStatement() {
    return reader.orElse(span);
  }

  /** Tells whether the planned statement holds it, and not a view that it reads. */
  public boolean isOwn() {
    return reader.isEmpty();
  }
}
