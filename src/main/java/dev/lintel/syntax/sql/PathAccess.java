package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A step into a text of JSON, as in {@code raw:owner} of Databricks.
 *
 * @param key the field; empty where the step is written in brackets
 * @param index what stands in the brackets, if it is no star
 */
public record PathAccess(Span span, Expression base, Optional<Name> key, Optional<Expression> index)
    implements Expression {
  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(base);
    index.ifPresent(action);
  }
}
