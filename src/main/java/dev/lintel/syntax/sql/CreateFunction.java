package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * CREATE FUNCTION.
 *
 * @param returns the type; empty for a function of a table, or where it is not written
 * @param body what the function gives; empty where it is code of another language
 */
public record CreateFunction(
    Span span,
    Span verb,
    TableName name,
    boolean replaces,
    boolean ifNotExists,
    boolean isTemporary,
    List<Parameter> parameters,
    Optional<DataType> returns,
    List<TableElement.Column> returnColumns,
    Optional<SqlNode> body)
    implements Statement {
  public CreateFunction {
    parameters = List.copyOf(parameters);
    returnColumns = List.copyOf(returnColumns);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    action.accept(name);
    parameters.forEach(action);
    returns.ifPresent(action);
    returnColumns.forEach(action);
    body.ifPresent(action);
  }

  /** A parameter of a function. */
  public record Parameter(Span span, Name name, DataType type, Optional<Expression> defaultValue)
      implements SqlNode {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(type);
      defaultValue.ifPresent(action);
    }
  }
}
