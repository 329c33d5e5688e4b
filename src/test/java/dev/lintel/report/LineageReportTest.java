package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.FlowReader;
import dev.lintel.model.sql.Lineage;
import dev.lintel.model.sql.StatementFlow;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.sql.TableId;
import dev.lintel.model.sql.TableNames;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.SqlParser;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineageReportTest {
  private static final TableCatalog CATALOG =
      new TableCatalog(
          List.of(table("orders", "id", "total", "country"), table("daily", "country", "total")));

  private static CatalogTable table(String name, String... columns) {
    ColumnType type = ColumnType.of("int");
    return CatalogTable.of(
        TableId.of(name), Stream.of(columns).map(c -> CatalogColumn.of(c, type)).toList());
  }

  private static Lineage lineage(String sql) {
    FlowReader reader = new FlowReader(CATALOG, TableNames.AS_WRITTEN);
    List<StatementFlow> flows =
        SqlParser.parse(SourceText.of("jobs/daily.sql", sql)).statements().stream()
            .flatMap(statement -> reader.read(statement).stream())
            .toList();
    return new Lineage(flows);
  }

  private static final String DAILY =
      "INSERT INTO daily SELECT country, sum(total) FROM orders GROUP BY country";

  @Test
  void aColumnGoesToTheColumnAtItsPositionDottedWhereItIsOnlyAPart() throws IOException {
    assertEquals(
        """
        flowchart LR
          subgraph t1["daily"]
            t1c1["country"]
            t1c2["total"]
          end
          subgraph t2["orders"]
            t2c3["country"]
            t2c4["total"]
          end
          t2c3 --> t1c1
          t2c4 -.-> t1c2
        """,
        LineageReport.print(lineage(DAILY), "mermaid", true));
  }

  @Test
  void tablesAloneAreOneBoxEach() throws IOException {
    assertEquals(
        """
        digraph lineage {
          rankdir=LR
          node [shape=box]
          t1 [label="daily"]
          t2 [label="orders"]
          t2 -> t1
        }
        """,
        LineageReport.print(lineage(DAILY), "dot", false));
  }

  @Test
  void aStatementWhoseColumnsCannotBeToldGoesFromTableToTable() throws IOException {
    assertEquals(
        """
        flowchart LR
          t1["copy"]
          t2["unheard_of"]
          t2 --> t1
        """,
        LineageReport.print(
            lineage("CREATE TABLE copy AS SELECT * FROM unheard_of"), "mermaid", true));
  }

  @Test
  void aMergeWritesWhatItsClausesWrite() throws IOException {
    assertEquals(
        """
        digraph lineage {
          rankdir=LR
          node [shape=box]
          subgraph cluster_t1 {
            label="daily"
            t1c1 [label="country"]
            t1c2 [label="total"]
          }
          subgraph cluster_t2 {
            label="orders"
            t2c3 [label="country"]
            t2c4 [label="total"]
          }
          t1c2 -> t1c2 [style=dotted]
          t2c3 -> t1c1
          t2c4 -> t1c2
        }
        """,
        LineageReport.print(
            lineage(
                """
                MERGE INTO daily d USING orders o ON d.country = o.country
                WHEN MATCHED THEN UPDATE SET total = d.total + o.total
                WHEN NOT MATCHED THEN INSERT (country, total) VALUES (o.country, o.total)
                """),
            "dot",
            true));
  }

  @Test
  void eachInsertBehindOneFromReadsIt() {
    assertEquals(
        List.of("daily [country<-orders.country]", "copy [id<-orders.id, x<-orders.total]"),
        lineage(
                "FROM orders INSERT INTO daily (country) SELECT country INSERT INTO copy SELECT id,"
                    + " total AS x")
            .flows()
            .stream()
            .map(flow ->
                flow.target()
                    + " "
                    + flow.columns().stream()
                        .map(c ->
                            c.column()
                                + "<-"
                                + c.origins().first().table()
                                + "."
                                + c.origins().first().column())
                        .toList())
            .toList());
  }

  @Test
  void jsonTellsWhereEachStatementStands() throws IOException {
    assertEquals(
        """
        {
          "version" : 1,
          "tables" : [ {
            "name" : "daily",
            "columns" : [ "country" ]
          }, {
            "name" : "orders",
            "columns" : [ "country" ]
          } ],
          "flows" : [ {
            "target" : "daily",
            "path" : "jobs/daily.sql",
            "line" : 2,
            "sources" : [ "orders" ],
            "columns" : [ {
              "name" : "country",
              "from" : [ {
                "table" : "orders",
                "column" : "country",
                "derived" : false
              } ]
            } ]
          } ]
        }
        """,
        LineageReport.print(
            lineage("\n INSERT INTO daily (country) SELECT country FROM orders"), "json", true));
  }

  @Test
  void aNameCannotLeaveItsLabel() throws IOException {
    String sql = "CREATE VIEW `a\"]; click \u001b` AS SELECT `x#quot;` FROM b";
    assertEquals(
        """
        flowchart LR
          subgraph t1["`a#quot;]; click \\u{1b}`"]
            t1c1["x#35;quot;"]
          end
          subgraph t2["b"]
            t2c2["x#35;quot;"]
          end
          t2c2 --> t1c1
        """,
        LineageReport.print(lineage(sql), "mermaid", true));
  }

  @Test
  void thePartAroundATableLeadsToItAndAwayFromIt() {
    Lineage all =
        lineage(
            """
            CREATE VIEW b AS SELECT x FROM a;
            CREATE VIEW c AS SELECT x FROM b;
            CREATE VIEW d AS SELECT x FROM c;
            CREATE VIEW other AS SELECT x FROM a;
            CREATE VIEW far AS SELECT y FROM z
            """);
    assertEquals(
        List.of("a", "b", "c", "d"),
        all.around(TableId.of("C")).tables().keySet().stream().map(TableId::toString).toList());
  }
}
