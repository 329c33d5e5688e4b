package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A type.
 *
 * @param name the type's name, without its parameters
 * @param fields the parts of an array, map or struct
 * @param parameters what stands in parentheses, as precision and scale
 */
public record DataType(
    Span span, Name name, List<Field> fields, List<Span> parameters, Optional<Name> collation)
    implements SqlNode {
  public DataType {
    fields = List.copyOf(fields);
    parameters = List.copyOf(parameters);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    fields.forEach(field -> action.accept(field.type()));
  }

  /** One part of a nested type; only fields of a struct have a name. */
  public record Field(
      Optional<Name> name, DataType type, boolean nullable, Optional<StringLiteral> comment) {}
}
