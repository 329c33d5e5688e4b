package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One entry of TBLPROPERTIES, OPTIONS and the like.
 *
 * @param key the key without its quotes
 * @param value as it is written; empty where only the key is
 */
public record Property(Span span, Name key, Optional<Span> value) implements SqlNode {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {}
}
