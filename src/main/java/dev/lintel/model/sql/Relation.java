package dev.lintel.model.sql;

import dev.lintel.syntax.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a FROM clause makes visible under one name.
 *
 * @param name what its columns may be qualified with, the widest part first; empty where it has
 *     none
 * @param open whether it may have columns that are not listed
 * @param table the table that it is, so that columns which are not listed are that table's
 * @param shared the columns that USING joined to those of a relation before it: they are seen only
 *     where they are qualified
 */
record Relation(
    List<String> name,
    List<OutputColumn> columns,
    boolean open,
    Optional<TableId> table,
    List<Name> shared) {
  Relation {
    name = List.copyOf(name);
    columns = List.copyOf(columns);
    shared = List.copyOf(shared);
  }

  Relation(List<String> name, List<OutputColumn> columns, boolean open, Optional<TableId> table) {
    this(name, columns, open, table, List.of());
  }

  /**
   * Makes the relation that a query is under an alias, its columns renamed where names are given.
   */
  static Relation of(Optional<Name> alias, List<Name> names, QueryOutput output) {
    return new Relation(
        alias.map(a -> List.of(a.value())).orElse(List.of()),
        renamed(output.columns(), names),
        output.open(),
        Optional.empty());
  }

  static List<OutputColumn> renamed(List<OutputColumn> columns, List<Name> names) {
    List<OutputColumn> renamed = new ArrayList<>(columns);
    for (int i = 0; i < Math.min(columns.size(), names.size()); i++) {
      renamed.set(i, columns.get(i).named(names.get(i).value()));
    }
    return renamed;
  }

  /** Tells whether a qualifier names this relation. */
  boolean isNamed(List<Name> qualifier) {
    int missing = name.size() - qualifier.size();
    if (qualifier.isEmpty() || missing < 0) {
      return false;
    }
    for (int i = 0; i < qualifier.size(); i++) {
      if (!name.get(missing + i).equalsIgnoreCase(qualifier.get(i).value())) {
        return false;
      }
    }
    return true;
  }

  Optional<OutputColumn> column(String column) {
    return columns.stream().filter(c -> c.name().equalsIgnoreCase(column)).findFirst();
  }

  /** Gives the columns that are seen without a qualifier, and that a star stands for. */
  List<OutputColumn> plainColumns() {
    return shared.isEmpty()
        ? columns
        : columns.stream().filter(column -> !isShared(column.name())).toList();
  }

  private boolean isShared(String column) {
    return shared.stream().anyMatch(name -> name.value().equalsIgnoreCase(column));
  }

  Optional<OutputColumn> plainColumn(String column) {
    return isShared(column) ? Optional.empty() : column(column);
  }

  Relation sharing(List<Name> names) {
    return new Relation(name, columns, open, table, names);
  }

  /** Gives the column that an open relation must have if the text is right. */
  OutputColumn assumed(String column) {
    return new OutputColumn(
        column,
        ColumnType.UNKNOWN,
        true,
        table.map(t -> Set.of(new ColumnOrigin(t, column, false))).orElse(Set.of()));
  }

  Relation with(UnaryOperator<OutputColumn> change) {
    return new Relation(name, columns.stream().map(change).toList(), open, table, shared);
  }
}
