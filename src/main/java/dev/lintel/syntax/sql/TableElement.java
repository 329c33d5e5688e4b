package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What stands between the parentheses of a CREATE. */
public sealed interface TableElement extends SqlNode
    permits TableElement.Column, TableElement.Constraint {

  /**
   * A column of a CREATE TABLE or CREATE VIEW.
   *
   * @param defaultValue what stands behind DEFAULT
   * @param generated what stands behind GENERATED ALWAYS AS
   * @param identity whether the column numbers its rows itself
   * @param constraints those written behind the column, as PRIMARY KEY
   */
  record Column(
      Span span,
      Name name,
      Optional<DataType> type,
      boolean nullable,
      Optional<StringLiteral> comment,
      Optional<Expression> defaultValue,
      Optional<Expression> generated,
      boolean identity,
      List<Constraint> constraints)
      implements TableElement {
    public Column {
      constraints = List.copyOf(constraints);
    }

    /** Gives a column of which nothing but its name, and perhaps its type, is written. */
    static Column of(Span span, Name name, Optional<DataType> type) {
      return new Column(
          span,
          name,
          type,
          true,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          List.of());
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      type.ifPresent(action);
      defaultValue.ifPresent(action);
      generated.ifPresent(action);
      constraints.forEach(action);
      comment.ifPresent(action);
    }
  }

  /**
   * A constraint of a table or of a column.
   *
   * @param columns those that a key is made of; empty behind the column that it belongs to
   * @param references the table that a foreign key points to
   * @param referenced the columns there
   * @param condition of CHECK and of an expectation
   */
  record Constraint(
      Span span,
      Kind kind,
      Optional<Name> name,
      List<Name> columns,
      Optional<TableName> references,
      List<Name> referenced,
      Optional<Expression> condition)
      implements TableElement {
    public Constraint {
      columns = List.copyOf(columns);
      referenced = List.copyOf(referenced);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      references.ifPresent(action);
      condition.ifPresent(action);
    }

    /** What it constrains. */
    public enum Kind {
      PRIMARY_KEY,
      FOREIGN_KEY,
      UNIQUE,
      CHECK,
      /** EXPECT of a pipeline's table. */
      EXPECTATION,
      OTHER
    }
  }
}
