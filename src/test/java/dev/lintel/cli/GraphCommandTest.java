package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphCommandTest {
  @TempDir Path directory;

  private Cli cli() {
    return Cli.in(directory)
        .file(
            "sql/a.sql",
            """
            CREATE TABLE raw.orders (id BIGINT, amount DECIMAL(10, 2), day DATE);
            CREATE TABLE mart.daily AS SELECT day, sum(amount) AS total FROM raw.orders GROUP BY day;
            """)
        .file("jobs/b.py", "spark.sql('INSERT INTO mart.copy SELECT day FROM mart.daily')\n")
        .file("sql/other.sql", "CREATE VIEW raw.ids AS SELECT id FROM raw.orders;\n");
  }

  private static String passed(Cli cli, String... args) {
    Cli.Outcome outcome = cli.run(args);
    assertEquals("", outcome.err());
    assertEquals(ExitCode.PASSED, outcome.code());
    return outcome.out();
  }

  @Test
  void columnsAreFollowedFromFileToFile() {
    assertEquals(
        """
        flowchart LR
          subgraph t1["mart.copy"]
            t1c1["day"]
          end
          subgraph t2["mart.daily"]
            t2c2["day"]
            t2c3["total"]
          end
          subgraph t3["raw.ids"]
            t3c4["id"]
          end
          subgraph t4["raw.orders"]
            t4c5["amount"]
            t4c6["day"]
            t4c7["id"]
          end
          t2c2 --> t1c1
          t4c5 -.-> t2c3
          t4c6 --> t2c2
          t4c7 --> t3c4
        """,
        passed(cli(), "graph", "--sql"));
  }

  @Test
  void oneTableIsShownWithWhatLeadsToItAndAwayFromIt() {
    assertEquals(
        """
        flowchart LR
          t1["mart.copy"]
          t2["mart.daily"]
          t3["raw.orders"]
          t2 --> t1
          t3 --> t2
        """,
        passed(cli(), "graph", "--sql", "--table", "daily", "--level", "table"));
  }

  @Test
  void aRepositoryWithoutSqlIsAnEmptyGraph() {
    assertEquals("flowchart LR\n", passed(Cli.in(directory), "graph", "--sql"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "graph | lintel: 'lintel graph' lacks what to draw: --sql",
        "graph --sql --format svg | lintel: graph --format does not take 'svg'; it takes mermaid,"
            + " dot or json",
        "graph --sql --level row | lintel: graph --level does not take 'row'; it takes column or"
            + " table",
        "graph --sql --table dayly | lintel: no SQL here reads or writes a table 'dayly' (did you"
            + " mean 'daily'?)",
      })
  void whatIsNotAcceptedIsRefused(String line, String expected) {
    Cli.Outcome outcome = cli().run(line.split(" "));
    assertEquals(ExitCode.MISUSE, outcome.code());
    assertEquals(expected + "\n", outcome.err());
  }
}
