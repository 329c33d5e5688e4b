package dev.lintel.catalogs;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an export says of one table, as it is read. What names a secret is not taken. */
final class TableParts {
  private final TableId id;
  private final TreeMap<String, String> properties = new TreeMap<>();
  private final List<List<String>> keys = new ArrayList<>();
  private List<CatalogColumn> columns = List.of();
  private List<String> partitionedBy = List.of();
  private CatalogTable.Kind kind = CatalogTable.Kind.TABLE;
  private Optional<String> location = Optional.empty();
  private Optional<String> format = Optional.empty();
  private Optional<String> comment = Optional.empty();

  TableParts(TableId id) {
    this.id = id;
  }

  TableParts columns(List<CatalogColumn> all) {
    columns = all;
    return this;
  }

  TableParts partitionedBy(List<String> names) {
    partitionedBy = names;
    return this;
  }

  /** Takes Unity's word for the kind. */
  TableParts kind(String word) {
    kind =
        switch (word.toUpperCase(Locale.ROOT)) {
          case "VIEW" -> CatalogTable.Kind.VIEW;
          case "MATERIALIZED_VIEW" -> CatalogTable.Kind.MATERIALIZED_VIEW;
          case "STREAMING_TABLE" -> CatalogTable.Kind.STREAMING_TABLE;
          case "EXTERNAL", "FOREIGN" -> CatalogTable.Kind.EXTERNAL_TABLE;
          default -> CatalogTable.Kind.TABLE;
        };
    return this;
  }

  /** Takes a place; a key behind a question mark stays behind. */
  TableParts location(String uri) {
    int question = uri.indexOf('?');
    String path = question < 0 ? uri : uri.substring(0, question);
    location = Optional.of(Secrets.withoutUserInfo(path)).filter(text -> !text.isEmpty());
    return this;
  }

  TableParts format(String name) {
    format = Optional.of(name.toLowerCase(Locale.ROOT)).filter(text -> !text.isEmpty());
    return this;
  }

  TableParts comment(String text) {
    comment = Optional.of(text).filter(t -> !t.isEmpty());
    return this;
  }

  TableParts property(String key, String value) {
    if (!Secrets.isNamed(key)) {
      properties.put(key, value);
    }
    return this;
  }

  TableParts key(List<String> names, boolean isPrimary) {
    keys.add(isPrimary ? 0 : keys.size(), names);
    return this;
  }

  /** Gives the table, open where its columns are not told. */
  CatalogTable build() {
    return new CatalogTable(
        id,
        kind,
        columns,
        columns.isEmpty(),
        partitionedBy,
        keys,
        OptionalLong.empty(),
        location,
        format,
        comment,
        properties,
        new TreeSet<>(),
        Optional.empty());
  }
}
