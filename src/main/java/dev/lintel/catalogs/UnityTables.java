package dev.lintel.catalogs;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.InvalidSnapshotException;
import dev.lintel.model.sql.JsonCursor;
import dev.lintel.model.sql.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads tables as the REST API of Unity Catalog writes them (docs.databricks.com, Tables API, read
 * 2026-11-26): an object with {@code tables}, or the array alone; in place of tables there may be
 * rows of {@code information_schema.columns}. Fields that say nothing of a table's shape are left
 * out.
 */
final class UnityTables {
  private final JsonCursor json;
  private final List<CatalogTable> tables = new ArrayList<>();
  private final ColumnRows rows = new ColumnRows();

  UnityTables(JsonCursor json) {
    this.json = json;
  }

  List<CatalogTable> read() throws InvalidSnapshotException {
    if (json.isArray()) {
      json.array("the export", this::item);
    } else {
      json.object(
          "the export",
          name -> {
            if (name.equals("tables")) {
              json.array("'tables'", this::item);
            } else if (name.equals("next_page_token") && !json.scalar("").orElse("").isEmpty()) {
              throw json.refused(
                  "this is one page of several; export them all into one file, as the Databricks"
                      + " CLI does");
            } else {
              json.skip();
            }
          });
    }
    json.end();
    tables.addAll(rows.tables());
    return tables;
  }

  private void item() throws InvalidSnapshotException {
    JsonCursor.Place place = json.place();
    Table table = new Table();
    json.object("a table", table::member);
    if (table.texts.containsKey("column_name")) {
      try {
        rows.add(table.texts);
      } catch (CatalogException e) {
        throw json.refused(place, e.getMessage());
      }
    } else {
      tables.add(table.build(place));
    }
  }

  /** The fields of one table. */
  private final class Table {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> properties = new TreeMap<>();
    private final List<CatalogColumn> columns = new ArrayList<>();
    private final TreeMap<Long, String> partitions = new TreeMap<>();
    private final List<List<String>> keys = new ArrayList<>();

    void member(String name) throws InvalidSnapshotException {
      switch (name.toLowerCase(Locale.ROOT)) {
        case "columns" -> values("'columns'", this::column);
        case "properties" -> properties();
        case "table_constraints" -> values("'table_constraints'", this::constraint);
        default -> {
          if (json.isObject() || json.isArray()) {
            json.skip();
          } else {
            json.scalar("'" + name + "'")
                .ifPresent(text -> texts.put(name.toLowerCase(Locale.ROOT), text));
          }
        }
      }
    }

    private void values(String what, JsonCursor.Item item) throws InvalidSnapshotException {
      if (!json.isNull()) {
        json.array(what, item);
      }
    }

    private void properties() throws InvalidSnapshotException {
      if (!json.isNull()) {
        json.object(
            "'properties'",
            key -> json.scalar("'" + key + "'").ifPresent(value -> properties.put(key, value)));
      }
    }

    private void column() throws InvalidSnapshotException {
      JsonCursor.Place place = json.place();
      Map<String, String> fields = new HashMap<>();
      json.object(
          "a column",
          name -> {
            if (json.isObject() || json.isArray()) {
              json.skip();
            } else {
              json.scalar("'" + name + "'").ifPresent(text -> fields.put(name, text));
            }
          });
      String column = fields.getOrDefault("name", "");
      if (column.isEmpty()) {
        throw json.refused(place, "a column lacks its name");
      }
      columns.add(
          new CatalogColumn(
              column,
              ColumnType.of(fields.getOrDefault("type_text", "unknown")),
              !fields.getOrDefault("nullable", "true").equals("false"),
              Optional.ofNullable(fields.get("comment")).filter(text -> !text.isEmpty()),
              new TreeSet<>()));
      String index = fields.getOrDefault("partition_index", "");
      if (!index.isEmpty() && index.length() < 10 && index.chars().allMatch(Character::isDigit)) {
        partitions.put(Long.parseLong(index), column);
      }
    }

    /** A constraint is an object that names its kind, as {@code primary_key_constraint}. */
    private void constraint() throws InvalidSnapshotException {
      json.object(
          "a constraint",
          kind -> {
            if (!kind.equals("primary_key_constraint") || !json.isObject()) {
              json.skip();
              return;
            }
            json.object(
                "'" + kind + "'",
                name -> {
                  if (name.equals("child_columns")) {
                    keys.add(json.texts("'child_columns'"));
                  } else {
                    json.skip();
                  }
                });
          });
    }

    CatalogTable build(JsonCursor.Place place) throws InvalidSnapshotException {
      List<String> name = new ArrayList<>();
      for (String part : List.of("catalog_name", "schema_name", "name")) {
        if (!texts.getOrDefault(part, "").isEmpty()) {
          name.add(texts.get(part));
        }
      }
      if (texts.getOrDefault("name", "").isEmpty()) {
        throw json.refused(place, "a table lacks its name");
      }
      TableParts parts =
          new TableParts(new TableId(name))
              .columns(columns)
              .partitionedBy(List.copyOf(partitions.values()))
              .kind(texts.getOrDefault("table_type", ""))
              .format(texts.getOrDefault("data_source_format", ""))
              .location(texts.getOrDefault("storage_location", ""))
              .comment(texts.getOrDefault("comment", ""));
      properties.forEach(parts::property);
      if (texts.containsKey("owner")) {
        parts.property("owner", texts.get("owner"));
      }
      keys.forEach(key -> parts.key(key, true));
      return parts.build();
    }
  }
}
