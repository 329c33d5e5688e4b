package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What an ALTER TABLE does. */
public sealed interface AlterAction extends SqlNode {
  /** ADD COLUMNS. */
  record AddColumns(Span span, List<TableElement.Column> columns) implements AlterAction {
    public AddColumns {
      columns = List.copyOf(columns);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      columns.forEach(action);
    }
  }

  /** REPLACE COLUMNS: all that are not listed are gone. */
  record ReplaceColumns(Span span, List<TableElement.Column> columns) implements AlterAction {
    public ReplaceColumns {
      columns = List.copyOf(columns);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      columns.forEach(action);
    }
  }

  /** DROP COLUMN. */
  record DropColumns(Span span, boolean ifExists, List<ColumnRef> columns) implements AlterAction {
    public DropColumns {
      columns = List.copyOf(columns);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      columns.forEach(action);
    }
  }

  /** RENAME COLUMN, or CHANGE with another name. */
  record RenameColumn(Span span, ColumnRef column, Name to) implements AlterAction {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(column);
    }
  }

  /**
   * ALTER COLUMN.
   *
   * @param type the new type
   * @param nullable whether NULL is allowed from now on; empty where that stays
   * @param defaultValue the new default
   * @param comment the new comment
   */
  record AlterColumn(
      Span span,
      ColumnRef column,
      Optional<DataType> type,
      Optional<Boolean> nullable,
      Optional<Expression> defaultValue,
      Optional<StringLiteral> comment)
      implements AlterAction {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(column);
      type.ifPresent(action);
      defaultValue.ifPresent(action);
      comment.ifPresent(action);
    }
  }

  /** RENAME TO. */
  record RenameTable(Span span, TableName to) implements AlterAction {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(to);
    }
  }

  /** SET TBLPROPERTIES. */
  record SetProperties(Span span, List<Property> properties) implements AlterAction {
    public SetProperties {
      properties = List.copyOf(properties);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      properties.forEach(action);
    }
  }

  /** UNSET TBLPROPERTIES. */
  record UnsetProperties(Span span, List<Name> keys) implements AlterAction {
    public UnsetProperties {
      keys = List.copyOf(keys);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {}
  }

  /** SET LOCATION. */
  record SetLocation(Span span, StringLiteral location) implements AlterAction {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(location);
    }
  }

  /** ADD PARTITION or DROP PARTITION, with the values of the partitions. */
  record ChangePartitions(Span span, boolean drops, boolean isGuarded, List<Expression> values)
      implements AlterAction {
    public ChangePartitions {
      values = List.copyOf(values);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      values.forEach(action);
    }
  }

  /** ADD CONSTRAINT. */
  record AddConstraint(Span span, TableElement.Constraint constraint) implements AlterAction {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(constraint);
    }
  }

  /** AS, which gives a view another query. */
  record AsQuery(Span span, Query query) implements AlterAction {
    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      action.accept(query);
    }
  }

  /**
   * Anything else.
   *
   * @param words the words of SQL that it begins with, in capitals
   * @param parts the names, expressions and literals in it
   */
  record OtherAction(Span span, List<String> words, List<SqlNode> parts) implements AlterAction {
    public OtherAction {
      words = List.copyOf(words);
      parts = List.copyOf(parts);
    }

    @Override
    public void forEachChild(Consumer<? super SqlNode> action) {
      parts.forEach(action);
    }
  }
}
