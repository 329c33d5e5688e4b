package dev.lintel.model.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableCatalogTest {
  private static final TableCatalog CATALOG =
      new TableCatalog(
          List.of(
              table("main", "sales", "orders"),
              table("main", "raw", "orders"),
              table("main", "sales", "customers")));

  private static CatalogTable table(String... name) {
    return CatalogTable.of(TableId.of(name), List.of(CatalogColumn.of("id", ColumnType.of("int"))));
  }

  private static Optional<String> found(String... name) {
    return CATALOG.find(TableId.of(name)).map(table -> table.id().toString());
  }

  @Test
  void aNameIsFoundWithoutRegardToCase() {
    assertEquals(Optional.of("main.sales.orders"), found("MAIN", "Sales", "ORDERS"));
  }

  @Test
  void aShortNameFindsTheOneTableThatItCanMean() {
    assertEquals(Optional.of("main.sales.customers"), found("customers"));
    assertEquals(Optional.of("main.raw.orders"), found("raw", "orders"));
  }

  @Test
  void aNameThatMayMeanTwoTablesFindsNoneAndIsKnown() {
    assertEquals(Optional.empty(), found("orders"));
    assertTrue(CATALOG.knows(TableId.of("orders")));
    assertFalse(CATALOG.knows(TableId.of("order")));
  }

  @Test
  void aLaterTableHidesAnEarlierOneOfItsName() {
    CatalogTable other = CatalogTable.of(TableId.of("main", "raw", "ORDERS"), List.of());
    assertEquals(
        List.of(),
        CATALOG.with(List.of(other)).find(TableId.of("raw", "orders")).orElseThrow().columns());
  }
}
