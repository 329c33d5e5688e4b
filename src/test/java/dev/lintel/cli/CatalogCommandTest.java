package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogCommandTest {
  private static final String HEAD = "{\"lintel-catalog\": 1, \"tables\": [";

  @TempDir Path directory;

  private Cli cli() {
    return Cli.in(directory)
        .file(
            "sql/a.sql",
            """
            CREATE TABLE sales.orders (id BIGINT NOT NULL, mail STRING, day DATE)
              USING delta PARTITIONED BY (day);
            CREATE VIEW sales.mails AS SELECT mail FROM sales.orders;
            """)
        .file(
            "sql/b.sql", "INSERT INTO sales.orders SELECT id, mail, day FROM sales.orders_raw;\n");
  }

  private static String table(String name, String columns) {
    return "{\"name\": [\"sales\", \"" + name + "\"], \"columns\": [" + columns + "]}";
  }

  private static String column(String name, String type) {
    return "{\"name\": \"" + name + "\", \"type\": \"" + type + "\"}";
  }

  private static Cli.Outcome passed(Cli cli, String... args) {
    Cli.Outcome outcome = cli.run(args);
    assertEquals("", outcome.err());
    assertEquals(ExitCode.PASSED, outcome.code());
    return outcome;
  }

  private static String misuse(Cli cli, String... args) {
    Cli.Outcome outcome = cli.run(args);
    assertEquals("", outcome.out());
    assertEquals(ExitCode.MISUSE, outcome.code(), outcome.err());
    return outcome.err();
  }

  @Test
  void showListsWhatIsKnownAndFromWhere() {
    Cli cli =
        cli().file("lintel-catalog.json", HEAD + table("orders_raw", column("id", "int")) + "]}");
    assertEquals(
        """
        sales.mails       view               1 column               sql/a.sql:3:13
        sales.orders      table              3 columns              sql/a.sql:1:14
        sales.orders_raw  table              1 column               lintel-catalog.json
        3 tables: 2 from files of the repository, 1 from a catalog file
        """,
        passed(cli, "catalog", "show").out());
  }

  @Test
  void showTellsAllOfOneTable() {
    assertEquals(
        """
        sales.orders: table, delta
          known from sql/a.sql:1:14
          partitioned by: day

          id    bigint NOT NULL
          mail  string
          day   date
        """,
        passed(cli(), "catalog", "show", "Orders").out());
  }

  @Test
  void showPrintsACatalogFileThatCanBeReadAgain() {
    String json = passed(cli(), "catalog", "show", "--format", "json").out();
    Cli other = cli().file("lintel-catalog.json", json);
    assertEquals(json, passed(other, "catalog", "show", "--format", "json").out());
  }

  @Test
  void showNamesViewsThatNeedEachOtherOnce() {
    Cli cli =
        Cli.in(directory)
            .file("a.sql", "CREATE VIEW a AS SELECT x FROM b;\nCREATE VIEW b AS SELECT x FROM a;");
    assertEquals(
        "these views need each other, so their columns are unknown: a (a.sql:1), b (a.sql:2)\n",
        cli.run("catalog", "show").err());
  }

  @Test
  void withoutTablesThereIsAWordOfWhatToDo() {
    assertEquals(
        "no tables are known; 'lintel catalog import' reads those of a running system\n",
        passed(Cli.in(directory), "catalog", "show").out());
  }

  @Test
  void aMistypedTableIsRefusedWithWhatItMayHaveMeant() {
    assertEquals(
        "lintel: there is no table 'ordres' (did you mean 'orders'?); 'lintel catalog show' lists"
            + " those that are known\n",
        misuse(cli(), "catalog", "show", "ordres"));
  }

  @Test
  void aDamagedFileAtTheRootLeavesTheRestAndTheRunIsIncomplete() {
    Cli.Outcome outcome =
        cli().file("lintel-catalog.json", HEAD + table("x", "")).run("catalog", "show", "orders");
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
    assertTrue(outcome.err().startsWith("incomplete: lintel-catalog.json:1:"), outcome.err());
    assertTrue(outcome.out().startsWith("sales.orders: table, delta"), outcome.out());
  }

  @Test
  void lintelYmlNamesCatalogsThatMustExist() {
    Cli cli = cli().file("lintel.yml", "sql: {catalog: [ci/x.json, ci/y.json]}");
    cli.file("ci/x.json", HEAD + table("x", column("a", "int")) + "]}");
    assertEquals(
        "lintel: ci/y.json: does not exist, and lintel.yml names it as a catalog; 'lintel catalog"
            + " import' writes such files\n",
        misuse(cli, "catalog", "show"));
    assertTrue(misuse(cli, "check").startsWith("lintel: ci/y.json: does not exist"));
    cli.file("ci/y.json", HEAD + table("y", column("a", "int")) + "]}");
    assertTrue(passed(cli, "catalog", "show").out().contains("ci/y.json"));
  }

  @Test
  void diffNamesTheStatementsThatAChangeBreaks() {
    Cli cli =
        cli()
            .file(
                "old.json",
                HEAD + table("orders", column("id", "int") + "," + column("mail", "string")) + "]}")
            .file("new.json", HEAD + table("orders", column("id", "bigint")) + "]}");
    Cli.Outcome outcome = cli.run("catalog", "diff", "old.json", "new.json");
    assertEquals(
        """
        breaking: sales.orders: column 'mail' is gone
          sql/a.sql:3:35: reads mail
          sql/b.sql:1:13: writes sales.orders
        change:   sales.orders: column 'id' is bigint now, was int; every value fits
        2 changes, 1 of them breaking, at 2 places of the repository
        """,
        outcome.out());
    assertEquals(ExitCode.GATE_FAILED, outcome.code());
    Cli.Outcome markdown =
        cli.run("catalog", "diff", "old.json", "new.json", "--format", "markdown");
    assertTrue(markdown.out().contains("| breaking | <code>sales.orders</code> |"), markdown.out());
    Cli.Outcome json = cli.run("catalog", "diff", "--format=json", "old.json", "new.json");
    assertTrue(json.out().contains("\"kind\" : \"column-dropped\""), json.out());
    assertEquals("", outcome.err() + markdown.err() + json.err());
  }

  @Test
  void withoutABreakingChangeDiffPasses() {
    Cli cli =
        cli()
            .file("old.json", HEAD + table("orders", column("id", "int")) + "]}")
            .file("new.json", HEAD + table("orders", column("id", "bigint")) + "]}");
    passed(cli, "catalog", "diff", "old.json", "new.json");
    assertEquals("nothing changed\n", passed(cli, "catalog", "diff", "old.json", "old.json").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          catalog | lintel: 'lintel catalog' lacks its command: show, diff or import
          catalog shwo | lintel: unknown command 'shwo' (did you mean 'show'?)
          catalog diff sql/a.sql | lintel: 'lintel catalog diff' takes two catalog files, OLD and NEW
          catalog diff a.json b.json | lintel: catalog diff: 'a.json' does not exist
          catalog diff sql/a.sql sql/a.sql | lintel: sql/a.sql:1:1: this is no JSON
          catalog show --format yaml | lintel: catalog show --format does not take 'yaml'; it takes full or json
          catalog import | lintel: 'lintel catalog import' lacks its source: --unity PATH
          catalog import --unity no.json | lintel: --unity: 'no.json' does not exist
          """)
  void misuseSaysWhatIsAccepted(String line, String expected) {
    String error = misuse(cli(), line.split(" "));
    assertTrue(error.startsWith(expected), error);
  }

  @Test
  void importWritesACatalogFile() throws IOException {
    Cli cli =
        Cli.in(directory)
            .file(
                "tables.json",
                """
                {"tables": [{"catalog_name": "main", "schema_name": "sales", "name": "orders",
                  "table_type": "EXTERNAL", "data_source_format": "DELTA", "owner": "sales team",
                  "storage_location": "s3://lake/orders?sig=abc", "comment": "one row an order",
                  "properties": {"a": "b", "fs.azure.account.key.secret": "x", "n": 1},
                  "table_constraints": [{"primary_key_constraint": {"name": "pk", "child_columns": ["id"]}}],
                  "columns": [
                    {"name": "id", "type_text": "bigint", "nullable": false, "position": 0},
                    {"name": "day", "type_text": "date", "partition_index": 0, "comment": "of delivery"}]}]}
                """);
    assertEquals(
        "lintel-catalog.json: 1 table written\n",
        passed(cli, "catalog", "import", "--unity", "tables.json").out());
    String written = Files.readString(directory.resolve("lintel-catalog.json"));
    assertEquals(
        """
        {
          "lintel-catalog": 1,
          "imported": {"at": "TIME", "from": "unity export tables.json"},
          "tables": [
            {
              "name": ["main", "sales", "orders"],
              "kind": "external-table",
              "comment": "one row an order",
              "format": "delta",
              "location": "s3://lake/orders",
              "partitionedBy": ["day"],
              "keys": [["id"]],
              "properties": {
                "a": "b",
                "n": "1",
                "owner": "sales team"
              },
              "columns": [
                {"name": "id", "type": "bigint", "nullable": false},
                {"name": "day", "type": "date", "comment": "of delivery"}
              ]
            }
          ]
        }
        """,
        written.replaceFirst("\"at\": \"20[0-9T:-]+Z\"", "\"at\": \"TIME\""));
  }

  @Test
  void anExportThatIsDamagedChangesNothing() throws IOException {
    Cli cli =
        Cli.in(directory).file("lintel-catalog.json", "old").file("x.json", "{\"tables\": [{");
    Cli.Outcome outcome = cli.run("catalog", "import", "--unity", "x.json");
    assertEquals(ExitCode.INCOMPLETE, outcome.code());
    assertEquals("lintel: x.json:1:14: the file is cut off\n", outcome.err());
    assertEquals("old", Files.readString(directory.resolve("lintel-catalog.json")));
  }

  @Test
  void hostileNamesAreEscapedEverywhere() {
    String name = "x\u001b[31m\u202e|<b>`";
    Cli cli =
        Cli.in(directory)
            .file(
                "a.sql", "CREATE TABLE `" + name.replace("`", "``") + "` (`" + "y\u0007" + "` INT)")
            .file(
                "old.json",
                HEAD
                    + "{\"name\": [\""
                    + "x\\u001b[31m"
                    + "\"], \"columns\": ["
                    + column("a", "int")
                    + "]}]}")
            .file("new.json", HEAD + "]}");
    String all =
        cli.run("catalog", "show").out()
            + cli.run("catalog", "show", "--format", "json").out()
            + cli.run("catalog", "show", "`" + name.replace("`", "``") + "`").out()
            + cli.run("catalog", "diff", "old.json", "new.json").out()
            + cli.run("catalog", "diff", "old.json", "new.json", "--format", "json").out()
            + cli.run("catalog", "diff", "old.json", "new.json", "--format", "markdown").out();
    assertFalse(all.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n'), all);
    assertFalse(all.contains("\u202e"));
    assertTrue(all.contains("\\u{1b}") && all.contains("\\u001b"), all);
  }
}
