package dev.lintel.catalogs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.TableId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a system holds, what is collected contradicts itself nowhere. */
class CollectedTablesTest {
  private final CollectedTables collected = new CollectedTables("it");

  private static CatalogTable table(
      String name, List<String> columns, List<String> partitionedBy, List<List<String>> keys) {
    return new CatalogTable(
        TableId.of("s", name),
        CatalogTable.Kind.TABLE,
        columns.stream().map(column -> CatalogColumn.of(column, ColumnType.UNKNOWN)).toList(),
        false,
        partitionedBy,
        keys,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(),
        new TreeSet<>(),
        Optional.empty());
  }

  @Test
  void tablesThatDifferInCaseAreOneOfWhichNothingIsSaid() throws Exception {
    collected.add(table("Orders", List.of("a"), List.of(), List.of()));
    collected.add(table("orders", List.of("b"), List.of(), List.of()));
    collected.add(table("ORDERS", List.of("c"), List.of(), List.of()));
    CatalogTable only = collected.tables().getFirst();
    assertEquals(1, collected.tables().size());
    assertTrue(only.open());
    assertEquals(List.of(), only.columns());
  }

  @Test
  void columnsThatDifferInCaseLeaveTheTableOpen() throws Exception {
    collected.add(table("t", List.of("a", "A", "b"), List.of("b"), List.of(List.of("A"))));
    CatalogTable table = collected.tables().getFirst();
    assertTrue(table.open());
    assertEquals(2, table.columns().size());
    assertEquals(List.of("b"), table.partitionedBy());
  }

  @Test
  void aTableWithoutColumnsIsOpen() throws Exception {
    collected.add(table("t", List.of(), List.of("day"), List.of()));
    assertTrue(collected.tables().getFirst().open());
    assertEquals(List.of(), collected.tables().getFirst().partitionedBy());
  }

  @Test
  void keysOverWhatIsNoColumnAreLeftOut() throws Exception {
    collected.add(
        table("t", List.of("Id"), List.of(), List.of(List.of("id"), List.of("id", "gone"))));
    CatalogTable table = collected.tables().getFirst();
    assertFalse(table.open());
    assertEquals(List.of(List.of("id")), table.keys());
  }

  @Test
  void moreColumnsInAllThanASnapshotHoldsAreRefused() {
    List<String> wide =
        Stream.iterate(0, i -> i + 1).limit(CollectedTables.MAX_COLUMNS).map(i -> "c" + i).toList();
    CatalogException e =
        assertThrows(
            CatalogException.class,
            () -> {
              for (int i = 0; i <= 200; i++) {
                collected.add(table("t" + i, wide, List.of(), List.of()));
              }
            });
    assertEquals(
        "it has more than 2,000,000 columns, which is more than Lintel reads; name the schemas that"
            + " are wanted",
        e.getMessage());
    assertEquals(200, collected.tables().size());
  }
}
