package dev.lintel.model.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Joins what a repository and a snapshot say of one table. */
final class SnapshotJoin {
  private SnapshotJoin() {}

  /**
   * Gives what both say. Where the repository does not know all columns the snapshot does; where
   * they disagree the table is open, for either may be ahead of the other.
   */
  static CatalogTable joined(CatalogTable own, CatalogTable imported) {
    boolean completes =
        own.open() && own.columns().stream().allMatch(c -> imported.column(c.name()).isPresent());
    boolean isPart =
        imported.open()
            && imported.columns().stream().allMatch(c -> own.column(c.name()).isPresent());
    CatalogTable columns;
    if (completes) {
      columns = described(imported, own);
    } else {
      columns = isPart ? described(own, imported) : TableDraft.joined(own, imported);
    }
    Map<String, String> properties = new TreeMap<>(imported.properties());
    properties.putAll(own.properties());
    TreeSet<String> tags = new TreeSet<>(imported.tags());
    tags.addAll(own.tags());
    return new CatalogTable(
        own.id().parts().size() < imported.id().parts().size() ? imported.id() : own.id(),
        own.kind() == CatalogTable.Kind.TABLE ? imported.kind() : own.kind(),
        columns.columns(),
        columns.open(),
        own.partitionedBy().isEmpty() ? imported.partitionedBy() : own.partitionedBy(),
        own.keys().isEmpty() ? imported.keys() : own.keys(),
        imported.rowCount(),
        own.location().or(imported::location),
        own.format().or(imported::format),
        own.comment().or(imported::comment),
        new TreeMap<>(properties),
        tags,
        own.definition());
  }

  /** Gives a table whose columns hold no NULL where a description says that this is tested. */
  static CatalogTable tested(CatalogTable table, CatalogTable description) {
    TableDraft draft = new TableDraft(table);
    for (CatalogColumn column : description.columns()) {
      if (!column.nullable()) {
        new Alteration.Require(column.name(), false).applyTo(draft);
      }
    }
    return draft.build();
  }

  /** Gives a table whose columns have what another says of them besides. */
  private static CatalogTable described(CatalogTable table, CatalogTable other) {
    List<CatalogColumn> columns = new ArrayList<>();
    for (CatalogColumn column : table.columns()) {
      columns.add(other.column(column.name()).map(o -> described(column, o)).orElse(column));
    }
    return new CatalogTable(
        table.id(),
        table.kind(),
        columns,
        table.open(),
        table.partitionedBy(),
        table.keys(),
        table.rowCount(),
        table.location(),
        table.format(),
        table.comment(),
        table.properties(),
        table.tags(),
        table.definition());
  }

  private static CatalogColumn described(CatalogColumn column, CatalogColumn other) {
    TreeSet<String> tags = new TreeSet<>(column.tags());
    tags.addAll(other.tags());
    Optional<String> comment = column.comment().or(other::comment);
    ColumnType type = column.type().equals(ColumnType.UNKNOWN) ? other.type() : column.type();
    return new CatalogColumn(column.name(), type, column.nullable(), comment, tags);
  }
}
