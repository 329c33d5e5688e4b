package dev.lintel.rules.sql.table;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.sql.validation.SourceColumn;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the catalog says of the tables in a statement. A table that the script itself makes is known
 * by its columns there; its partitions and keys stand in the catalog.
 */
record KnownTables(StatementCheck check, TableCatalog catalog) {
  /**
   * Gives the table that a name means, where all of its columns are known. One that is known by a
   * shorter name may be another.
   */
  Optional<CatalogTable> find(TableName name) {
    return check
        .table(name)
        .filter(table -> table.id().parts().size() >= name.parts().size())
        .flatMap(this::whole);
  }

  /** Gives all that is known of a table. */
  Optional<CatalogTable> whole(CatalogTable seen) {
    if (seen.open() || seen.kind() == CatalogTable.Kind.VIEW) {
      return Optional.empty();
    }
    return catalog
        .find(seen.id())
        .filter(table -> !table.open() && names(table).equals(names(seen)));
  }

  private static List<String> names(CatalogTable table) {
    return table.columns().stream()
        .map(CatalogColumn::name)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Gives which of some relations of one FROM clause a column is of; empty where unsure. */
  Optional<Bound> bound(ColumnRef reference, List<TableName> relations) {
    return check.column(reference).flatMap(source -> bound(reference, source, relations));
  }

  private Optional<Bound> bound(
      ColumnRef reference, SourceColumn source, List<TableName> relations) {
    List<Name> parts = reference.parts();
    List<TableName> found =
        relations.stream()
            .filter(name ->
                check.table(name).filter(t -> t.id().equals(source.table().id())).isPresent())
            .filter(name ->
                parts.size() == 1 || parts.get(parts.size() - 2).matches(name.exposedName()))
            .toList();
    // By another name it comes through a subquery.
    boolean isPlain = parts.getLast().value().equalsIgnoreCase(source.column().name());
    return found.size() == 1 && isPlain
        ? Optional.of(new Bound(found.getFirst(), source.column().name()))
        : Optional.empty();
  }

  /** A column of a relation in a FROM clause. */
  record Bound(TableName relation, String column) {}
}
