package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.syntax.sql.Name;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The columns that a relation or a query gives, while names are resolved.
 *
 * @param open whether there may be columns that are not known
 */
record Row(List<ScopeColumn> columns, boolean open) {
  /** What gives columns of which nothing is known. */
  static final Row UNKNOWN = new Row(List.of(), true);

  Row {
    columns = List.copyOf(columns);
  }

  static Row of(CatalogTable table) {
    List<ScopeColumn> columns = new ArrayList<>(table.columns().size());
    for (CatalogColumn column : table.columns()) {
      columns.add(
          new ScopeColumn(
              new Object(),
              table.id().parts(),
              Optional.of(column.name()),
              column.type(),
              column.nullable(),
              Optional.of(new SourceColumn(table, column)),
              false));
    }
    return new Row(columns, table.open());
  }

  Row qualified(List<String> qualifier) {
    return new Row(columns.stream().map(c -> c.withQualifier(qualifier)).toList(), open);
  }

  /** Gives the row as another reader of the same query sees it: with columns of its own. */
  Row renewed() {
    IdentityHashMap<Object, Object> identities = new IdentityHashMap<>();
    return new Row(
        columns.stream()
            .map(c -> c.withIdentity(identities.computeIfAbsent(c.identity(), old -> new Object())))
            .toList(),
        open);
  }

  /** Gives the row under the names of a column list; a list of another length is no use. */
  Row renamed(List<Name> names) {
    if (names.isEmpty()) {
      return this;
    }
    List<ScopeColumn> renamed = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).value();
      renamed.add(
          open || columns.size() != names.size()
              ? ScopeColumn.computed(Optional.of(name), ColumnType.UNKNOWN, true)
              : columns.get(i).withIdentity(new Object()).named(name));
    }
    return new Row(renamed, false);
  }

  Row opened() {
    return new Row(columns, true);
  }

  Row asNullable() {
    return new Row(columns.stream().map(ScopeColumn::asNullable).toList(), open);
  }

  RowType published() {
    return new RowType(columns.stream().map(ScopeColumn::published).toList(), open);
  }
}
