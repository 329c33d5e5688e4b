package dev.lintel.catalogs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnityExportTest {
  private static final String ORDERS =
      """
      {"catalog_name": "main", "schema_name": "s", "name": "orders", "table_type": "MANAGED",
       "columns": [{"name": "id", "type_text": "bigint", "type_json": "{}", "position": 0},
                   {"name": "tags", "type_text": "array<string>", "mask": {"function_name": "f"}}]}
      """;

  @TempDir Path directory;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private List<String> read(Path file) throws CatalogException {
    return new UnityExport(file, file.getFileName().toString())
        .read().stream().map(UnityExportTest::text).toList();
  }

  @Test
  void theArrayOfTheCommandLineIsTheSameAsTheAnswerOfTheInterface() throws Exception {
    List<String> expected = List.of("main.s.orders table (id bigint, tags array<string>)");
    assertEquals(expected, read(file("a.json", "[" + ORDERS + "]")));
    assertEquals(
        expected,
        read(file("b.json", "{\"tables\": [" + ORDERS + "], \"next_page_token\": \"\"}")));
  }

  @Test
  void rowsOfColumnsMakeTables() throws Exception {
    String csv =
        "\ufeffTABLE_CATALOG,table_schema,table_name,column_name,ordinal_position,is_nullable,"
            + "full_data_type,comment,partition_index\r\n"
            + "main,s,t,b,2,YES,\"decimal(10,2)\",\"a \"\"quoted\"\",\nlong comment\",0\r\n"
            + "main,s,t,a,1,NO,bigint,,\r\n";
    List<String> expected = List.of("main.s.t table (a bigint!, b decimal(10,2)) by [b]");
    assertEquals(expected, read(file("a.csv", csv)));
    String json =
        """
        [{"table_catalog": "main", "table_schema": "s", "table_name": "t", "column_name": "b",
          "ordinal_position": 2, "is_nullable": "YES", "full_data_type": "decimal(10,2)",
          "partition_index": "0"},
         {"table_catalog": "main", "table_schema": "s", "table_name": "t", "column_name": "a",
          "ordinal_position": 1, "is_nullable": "NO", "full_data_type": "bigint",
          "partition_index": null}]
        """;
    assertEquals(expected, read(file("a.json", json)));
  }

  @Test
  void aDirectoryIsAllItsFiles() throws Exception {
    file("a.json", "[" + ORDERS + "]");
    file("b.json", "[" + ORDERS.replace("\"orders\"", "\"lines\"") + "]");
    file("same.json", "[" + ORDERS + "]");
    file("notes.txt", "{");
    assertEquals(2, read(directory).size());
    file("z.json", "[" + ORDERS.replace("bigint", "int") + "]");
    CatalogException refused = assertThrows(CatalogException.class, () -> read(directory));
    assertTrue(refused.getMessage().contains("main.s.orders is exported twice"));
  }

  @Test
  void aTableWithoutColumnsIsOpen() throws Exception {
    assertEquals(
        List.of("t view (...)"),
        read(file("a.json", "[{\"name\": \"t\", \"table_type\": \"VIEW\"}]")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"tables": [{"name": "t", "columns": [{"na | cut off
          {"tables": [], "next_page_token": "x"} | x.json:1:35: this is one page of several
          {"tables": []} | x.json: holds no table
          {"tables": {}} | x.json:1:12: 'tables' takes an array
          [{"columns": []}] | x.json:1:2: a table lacks its name
          [{"name": "t", "columns": [{"type_text": "int"}]}] | x.json:1:28: a column lacks its name
          name,type | x.json: holds no table
          a,b\\n1,2 | x.json: a row lacks table_name or column_name
          """)
  void whatIsNoExportIsRefused(String content, String expected) throws IOException {
    Path file = file("x.json", content.replace("\\n", "\n"));
    String message = assertThrows(CatalogException.class, () -> read(file)).getMessage();
    assertTrue(message.contains(expected), message);
  }

  private static String text(CatalogTable table) {
    List<String> columns = new ArrayList<>();
    for (CatalogColumn column : table.columns()) {
      columns.add(column.name() + " " + column.type() + (column.nullable() ? "" : "!"));
    }
    if (table.open()) {
      columns.add("...");
    }
    return table.id()
        + " "
        + table.kind().name().toLowerCase(java.util.Locale.ROOT)
        + " ("
        + String.join(", ", columns)
        + ")"
        + (table.partitionedBy().isEmpty() ? "" : " by " + table.partitionedBy());
  }
}
