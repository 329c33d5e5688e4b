package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * SET of a setting of the session.
 *
 * @param key the setting; empty for SET alone, which lists them
 * @param value what it is set to; empty where it is only asked for
 */
public record SetOption(Span span, Span verb, Optional<Span> key, Optional<Span> value)
    implements Statement {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {}
}
