package dev.lintel.model.sql;

import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads snapshots. A file that is cut off, of a later format or in contradiction to itself is
 * refused as a whole, with the place: half a catalog would make findings that are not true.
 */
public final class SnapshotReader {
  /** The first field of each snapshot; its value is the format. */
  static final String HEAD = "lintel-catalog";

  private static final String CURE = "; import it again, or take it from version control";

  private final String path;
  private final JsonCursor json;
  private final List<CatalogTable> tables = new ArrayList<>();
  private final Set<TableId> names = new HashSet<>();
  private Optional<Snapshot.Imported> imported = Optional.empty();
  private boolean hasHead;
  private boolean hasTables;

  private SnapshotReader(SourceText source) throws InvalidSnapshotException {
    this.path = source.path();
    this.json = JsonCursor.open(source);
  }

  /**
   * Reads a snapshot; throws where it is none, of a later format, damaged or contradicts itself.
   */
  public static Snapshot read(SourceText source) throws InvalidSnapshotException {
    return new SnapshotReader(source).read();
  }

  private Snapshot read() throws InvalidSnapshotException {
    json.object("a catalog", this::member);
    json.end();
    if (!hasTables) {
      throw new InvalidSnapshotException(path + ":1:1: 'tables' is missing" + CURE);
    }
    return new Snapshot(imported, tables);
  }

  private void member(String name) throws InvalidSnapshotException {
    if (!hasHead && !name.equals(HEAD)) {
      throw json.refused("is no catalog of Lintel, for it does not start with '" + HEAD + "'");
    }
    switch (name) {
      case HEAD -> head();
      case "imported" -> imported = Optional.of(imported());
      case "tables" -> {
        hasTables = true;
        json.array("'tables'", this::table);
      }
      default -> throw json.refused("unknown field '" + name + "'" + CURE);
    }
  }

  private void head() throws InvalidSnapshotException {
    long format = json.count("'" + HEAD + "'");
    if (format != SnapshotWriter.FORMAT) {
      throw json.refused(
          "the catalog is of format %d, and this Lintel reads format %d; install the Lintel that wrote it or a later one"
              .formatted(format, SnapshotWriter.FORMAT));
    }
    hasHead = true;
  }

  private Snapshot.Imported imported() throws InvalidSnapshotException {
    Map<String, String> fields = new HashMap<>();
    json.object("'imported'", name -> fields.put(name, json.text("'" + name + "'")));
    return new Snapshot.Imported(fields.getOrDefault("at", ""), fields.getOrDefault("from", ""));
  }

  private void table() throws InvalidSnapshotException {
    Fields fields = new Fields(json);
    json.object("a table", fields::read);
    CatalogTable table = fields.table();
    if (!names.add(table.id())) {
      throw fields.refused("the table " + table.id() + " is listed twice" + CURE);
    }
    fields.requireNoContradiction(table);
    tables.add(table);
  }

  /** The fields of one table as they are read. */
  private static final class Fields {
    private final JsonCursor json;
    private final JsonCursor.Place start;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<List<String>> keys = new ArrayList<>();
    private final List<CatalogColumn> columns = new ArrayList<>();
    private final Map<String, String> properties = new TreeMap<>();
    private OptionalLong rowCount = OptionalLong.empty();
    private final Set<String> columnNames = new HashSet<>();
    private boolean isOpen;

    Fields(JsonCursor json) {
      this.json = json;
      this.start = json.place();
    }

    InvalidSnapshotException refused(String why) {
      return json.refused(start, why);
    }

    void read(String name) throws InvalidSnapshotException {
      String what = "'" + name + "'";
      switch (name) {
        case "kind", "comment", "format", "location" -> texts.put(name, json.text(what));
        case "name", "tags", "partitionedBy" -> lists.put(name, json.texts(what));
        case "open" -> isOpen = json.isTrue(what);
        case "rowCount" -> rowCount = OptionalLong.of(json.count(what));
        case "keys" -> json.array(what, () -> keys.add(json.texts("a key")));
        case "properties" ->
            json.object(what, key -> properties.put(key, json.text("'" + key + "'")));
        case "columns" -> json.array(what, () -> columns.add(column()));
        default -> throw json.refused("unknown field " + what + " of a table" + CURE);
      }
    }

    private CatalogColumn column() throws InvalidSnapshotException {
      JsonCursor.Place place = json.place();
      Map<String, String> texts = new HashMap<>();
      Set<String> tags = new TreeSet<>();
      boolean[] isRequired = new boolean[1];
      json.object(
          "a column",
          name -> {
            String what = "'" + name + "'";
            switch (name) {
              case "name", "type", "comment" -> texts.put(name, json.text(what));
              case "nullable" -> isRequired[0] = !json.isTrue(what);
              case "tags" -> tags.addAll(json.texts(what));
              default -> throw json.refused("unknown field " + what + " of a column" + CURE);
            }
          });
      if (!texts.containsKey("name") || !texts.containsKey("type")) {
        throw json.refused(place, "a column lacks its name or type" + CURE);
      }
      if (!columnNames.add(lower(texts.get("name")))) {
        throw json.refused(
            place, "the column '" + texts.get("name") + "' is in its table twice" + CURE);
      }
      return new CatalogColumn(
          texts.get("name"),
          ColumnType.of(texts.get("type")),
          !isRequired[0],
          Optional.ofNullable(texts.get("comment")),
          new TreeSet<>(tags));
    }

    CatalogTable table() throws InvalidSnapshotException {
      List<String> name = lists.getOrDefault("name", List.of());
      if (name.isEmpty() || name.contains("")) {
        throw refused("a table lacks its name" + CURE);
      }
      return new CatalogTable(
          new TableId(name),
          kind(),
          columns,
          isOpen,
          lists.getOrDefault("partitionedBy", List.of()),
          keys,
          rowCount,
          Optional.ofNullable(texts.get("location")),
          Optional.ofNullable(texts.get("format")),
          Optional.ofNullable(texts.get("comment")),
          new TreeMap<>(properties),
          new TreeSet<>(lists.getOrDefault("tags", List.of())),
          Optional.empty());
    }

    private CatalogTable.Kind kind() throws InvalidSnapshotException {
      String word = texts.getOrDefault("kind", "table");
      for (CatalogTable.Kind kind : CatalogTable.Kind.values()) {
        if (SnapshotWriter.kind(kind).equals(word)) {
          return kind;
        }
      }
      List<String> accepted =
          Arrays.stream(CatalogTable.Kind.values()).map(SnapshotWriter::kind).toList();
      throw refused(
          "'kind' does not take '%s'; it takes %s".formatted(word, String.join(", ", accepted)));
    }

    void requireNoContradiction(CatalogTable table) throws InvalidSnapshotException {
      if (table.open()) {
        return;
      }
      if (columns.isEmpty()) {
        throw refused(
            "the table %s has no columns and is not marked as open".formatted(table.id()) + CURE);
      }
      requireKnown(table, table.partitionedBy(), "is partitioned by");
      for (List<String> key : table.keys()) {
        requireKnown(table, key, "has in a key");
      }
    }

    private void requireKnown(CatalogTable table, List<String> names, String does)
        throws InvalidSnapshotException {
      for (String name : names) {
        if (!columnNames.contains(lower(name))) {
          throw refused(
              "the table %s %s '%s', which is none of its columns".formatted(table.id(), does, name)
                  + CURE);
        }
      }
    }

    private static String lower(String name) {
      return name.toLowerCase(Locale.ROOT);
    }
  }
}
