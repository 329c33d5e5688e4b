package dev.lintel.model.sql;

import java.util.List;

/** What one ALTER TABLE does to the columns of its table. */
sealed interface Alteration {
  /** Adds a column behind the others. */
  record Add(CatalogColumn column) implements Alteration {}

  /** Takes a column away. */
  record Drop(String column) implements Alteration {}

  /** Gives a column another name. */
  record Rename(String from, String to) implements Alteration {}

  /** Gives a column another type. */
  record Retype(String column, ColumnType type) implements Alteration {}

  /** Lets a column hold NULL, or no longer. */
  record Require(String column, boolean nullable) implements Alteration {}

  /** Puts other columns in the place of all. */
  record Replace(List<CatalogColumn> columns) implements Alteration {}

  /** Declares that rows are unique by some columns. */
  record Key(List<String> columns, boolean isPrimary) implements Alteration {}

  /** Changes columns in a way that is not read. */
  record Unread() implements Alteration {}

  /** Changes a table that was made right before, in an order that is known. */
  default void applyTo(TableDraft draft) {
    switch (this) {
      case Add(CatalogColumn column) -> draft.add(column);
      case Drop(String column) -> draft.drop(column);
      case Rename(String from, String to) -> draft.rename(from, to);
      case Retype(String column, ColumnType type) ->
          draft.change(
              column,
              old ->
                  new CatalogColumn(old.name(), type, old.nullable(), old.comment(), old.tags()));
      case Require(String column, boolean nullable) ->
          draft.change(
              column,
              old ->
                  new CatalogColumn(old.name(), old.type(), nullable, old.comment(), old.tags()));
      case Replace(List<CatalogColumn> columns) -> draft.replace(columns);
      case Key(List<String> columns, boolean isPrimary) -> draft.addKey(columns, isPrimary);
      case Unread() -> draft.open();
    }
  }

  /**
   * Changes a table that other files make, which may have been brought up to date or not: what is
   * added is there in the end either way, and where the rest would change anything, nobody knows.
   */
  default void applyUnordered(TableDraft draft) {
    switch (this) {
      case Add add -> add.applyTo(draft);
      case Drop(String column) -> openIf(draft.has(column), draft);
      case Rename(String from, String to) -> {
        boolean isDone = !draft.has(from) && draft.has(to);
        openIf(!isDone, draft);
        draft.change(from, old -> loose(old));
      }
      case Retype(String column, ColumnType type) ->
          draft.change(column, old -> old.type().equals(type) ? old : loose(old));
      case Require(String column, boolean _) -> draft.change(column, Alteration::loose);
      case Key key -> key.applyTo(draft);
      case Replace _, Unread _ -> draft.open();
    }
  }

  private static void openIf(boolean isUnknown, TableDraft draft) {
    if (isUnknown) {
      draft.open();
    }
  }

  private static CatalogColumn loose(CatalogColumn column) {
    return new CatalogColumn(
        column.name(), ColumnType.UNKNOWN, true, column.comment(), column.tags());
  }
}
