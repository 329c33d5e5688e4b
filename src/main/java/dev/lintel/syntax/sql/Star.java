package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.Consumer;

/** All columns, of the query or of one relation. */
public record Star(Span span, List<Name> qualifier, List<Name> except) implements Expression {
  public Star {
    qualifier = List.copyOf(qualifier);
    except = List.copyOf(except);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {}
}
