package dev.lintel.model.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotTest {
  private static final String SALES =
      """
      {
        "lintel-catalog": 1,
        "imported": {"at": "2026-11-26T18:30:00Z", "from": "unity tables.json"},
        "tables": [
          {
            "name": ["main", "sales", "orders"],
            "kind": "external-table",
            "comment": "one row an order",
            "format": "delta",
            "location": "s3://lake/orders",
            "rowCount": 1200,
            "tags": ["gold"],
            "partitionedBy": ["day"],
            "keys": [["id"]],
            "properties": {
              "owner": "sales team"
            },
            "columns": [
              {"name": "id", "type": "bigint", "nullable": false},
              {"name": "mail", "type": "string", "tags": ["pii"], "comment": "of the buyer"},
              {"name": "day", "type": "date"}
            ]
          },
          {
            "name": ["raw"],
            "kind": "view",
            "open": true,
            "columns": []
          }
        ]
      }
      """;

  @Property(tries = 300)
  void whatIsWrittenIsReadAgain(@ForAll("snapshots") Snapshot snapshot) throws Exception {
    String text = SnapshotWriter.write(snapshot);
    Snapshot read = read(text);
    assertEquals(snapshot, read);
    assertEquals(names(snapshot), names(read));
    assertEquals(text, SnapshotWriter.write(read));
    assertTrue(text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n'));
  }

  @Test
  void aFileAsPeopleReadItStaysAsItIs() throws Exception {
    assertEquals(SALES, SnapshotWriter.write(read(SALES)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          "lintel-catalog": 1 ~ "lintel-catalog": 2 ~ c.json:2:21: the catalog is of format 2, and this Lintel reads format 1; install the Lintel that wrote it or a later one
          "lintel-catalog": 1, ~ "catalog": 1, ~ c.json:2:14: is no catalog of Lintel, for it does not start with 'lintel-catalog'
          ["day"], ~ ["dya"], ~ c.json:5:5: the table main.sales.orders is partitioned by 'dya', which is none of its columns
          [["id"]], ~ [["id", "no"]], ~ c.json:5:5: the table main.sales.orders has in a key 'no', which is none of its columns
          ["raw"] ~ ["MAIN", "sales", "orders"] ~ c.json:24:5: the table MAIN.sales.orders is listed twice
          "mail", ~ "ID", ~ c.json:20:9: the column 'ID' is in its table twice
          "kind": "view" ~ "kind": "cube" ~ c.json:24:5: 'kind' does not take 'cube'; it takes table, external-table, view, materialized-view, streaming-table
          "open": true, ~ "open": false, ~ c.json:24:5: the table raw has no columns and is not marked as open
          "rowCount": 1200 ~ "rowCount": -1 ~ c.json:11:19: 'rowCount' takes a number from 0
          "rowCount": 1200 ~ "rowCount": 99999999999999999999 ~ c.json:11:39: this is no JSON
          "gold" ~ 7 ~ c.json:12:16: 'tags' takes a text
          "nullable": false ~ "nullable": 0 ~ c.json:19:54: 'nullable' takes true or false
          "type": "date" ~ "typ": "date" ~ c.json:21:32: unknown field 'typ' of a column
          "format": ~ "kind": ~ c.json:9:7: 'kind' is there twice
          """)
  void whatContradictsItselfIsRefusedWithItsPlace(String from, String to, String expected) {
    assertTrue(SALES.contains(from), from);
    assertStartsWith(expected, refusal(SALES.replace(from, to)));
  }

  @Test
  void aFileThatIsCutOffAnywhereIsRefused() {
    for (int length = 0; length < SALES.length() - 2; length += 7) {
      String why = refusal(SALES.substring(0, length));
      assertTrue(why.matches("c\\.json:[0-9]+:[0-9]+: .+"), why);
      assertFalse(why.contains("\n"), why);
    }
    assertStartsWith("c.json:1:1: the file is empty", refusal(""));
    assertStartsWith("c.json:12:", refusal(SALES.substring(0, SALES.indexOf("gold"))));
    String inAText = refusal(SALES.substring(0, SALES.indexOf("gold") + 2));
    assertTrue(inAText.contains("the file is cut off"), inAText);
  }

  @Test
  void depthHasALimit() {
    String why = refusal("{\"lintel-catalog\": 1, \"tables\": " + "[".repeat(100_000));
    assertTrue(why.startsWith("c.json:1:"), why);
  }

  @Test
  void hundredThousandTablesAreReadAgain() throws Exception {
    List<CatalogTable> tables = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      tables.add(
          CatalogTable.of(
              TableId.of("lake", "s" + i % 100, "t" + i),
              List.of(
                  CatalogColumn.of("id", new ColumnType.Simple("bigint")),
                  CatalogColumn.of("day", new ColumnType.Simple("date")))));
    }
    Snapshot snapshot = Snapshot.of(tables);
    assertEquals(snapshot, read(SnapshotWriter.write(snapshot)));
  }

  private static List<String> names(Snapshot snapshot) {
    return snapshot.tables().stream().map(table -> table.id().parts().toString()).toList();
  }

  private static Snapshot read(String text) throws InvalidSnapshotException {
    return SnapshotReader.read(SourceText.of("c.json", text));
  }

  private static String refusal(String text) {
    return assertThrows(InvalidSnapshotException.class, () -> read(text)).getMessage();
  }

  private static void assertStartsWith(String expected, String actual) {
    assertEquals(expected, actual.substring(0, Math.min(expected.length(), actual.length())));
  }

  @Provide
  Arbitrary<Snapshot> snapshots() {
    Arbitrary<Optional<Snapshot.Imported>> imported =
        Combinators.combine(texts(), texts()).as(Snapshot.Imported::new).optional();
    return Combinators.combine(
            imported, tables().list().ofMaxSize(4).uniqueElements(CatalogTable::id))
        .as(Snapshot::new);
  }

  /** Texts of all that there is: quotes, controls, letters of all scripts, halves of pairs. */
  private static Arbitrary<String> texts() {
    return Arbitraries.strings().all().ofMinLength(1).ofMaxLength(6);
  }

  private static Arbitrary<CatalogTable> tables() {
    Arbitrary<TableId> ids = texts().list().ofMinSize(1).ofMaxSize(3).map(TableId::new);
    return Combinators.combine(
            ids,
            Arbitraries.of(CatalogTable.Kind.class),
            columns().list().ofMinSize(1).ofMaxSize(4).uniqueElements(c -> lower(c.name())),
            texts().optional(),
            texts().optional(),
            Arbitraries.maps(texts(), texts()).ofMaxSize(3),
            texts().set().ofMaxSize(2),
            Arbitraries.longs().greaterOrEqual(-1))
        .as((id, kind, columns, comment, place, properties, tags, rows) ->
            new CatalogTable(
                id,
                kind,
                columns,
                rows % 2 == 0,
                List.of(columns.getLast().name()),
                rows % 3 == 0 ? List.of() : List.of(List.of(columns.getFirst().name())),
                rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows),
                place,
                comment,
                comment,
                new TreeMap<>(properties),
                new TreeSet<>(tags),
                Optional.empty()));
  }

  private static Arbitrary<CatalogColumn> columns() {
    return Combinators.combine(
            texts(),
            types(2),
            Arbitraries.of(true, false),
            texts().optional(),
            texts().set().ofMaxSize(2))
        .as((name, type, nullable, comment, tags) ->
            new CatalogColumn(name, type, nullable, comment, new TreeSet<>(tags)));
  }

  private static Arbitrary<ColumnType> types(int depth) {
    Arbitrary<ColumnType> simple =
        Arbitraries.of("int", "string", "varchar(10)", "decimal(38,18)", "unknown", "timestamp")
            .map(ColumnType::of);
    if (depth == 0) {
      return simple;
    }
    Arbitrary<ColumnType> inner = types(depth - 1);
    Arbitrary<ColumnType.Field> field =
        Combinators.combine(texts(), inner, Arbitraries.of(true, false)).as(ColumnType.Field::new);
    return Arbitraries.oneOf(
        simple,
        inner.map(ColumnType.ArrayOf::new),
        Combinators.combine(simple, inner).as(ColumnType.MapOf::new),
        field.list().ofMinSize(1).ofMaxSize(3).map(ColumnType.StructOf::new));
  }

  private static String lower(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }
}
