package dev.lintel.model.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedSqlTest {
  private static List<SqlScript> python(String path, String text) {
    return EmbeddedSql.inPython(SourceText.of(path, text));
  }

  /** Gives where the statements stand, and how many faults of syntax there are. */
  private static String told(List<SqlScript> scripts) {
    String statements =
        scripts.stream()
            .flatMap(script -> script.statements().stream())
            .map(statement -> statement.span().resolved().text().replace("\n", "¶"))
            .collect(Collectors.joining(" / "));
    int faults = scripts.stream().mapToInt(script -> script.problems().size()).sum();
    return scripts.isEmpty() ? "none" : statements + (faults == 0 ? "" : " !" + faults);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          spark.sql("SELECT 1")                                    | SELECT 1
          spark.sql(\"""SELECT 1; SELECT 2\""")                    | SELECT 1 / SELECT 2
          spark.sql(sqlQuery="SELECT 1")                           | SELECT 1
          spark.sql("SELECT 1", args={"a": 1})                     | SELECT 1
          spark.sql("SELECT a FROM {t}", t=df)                     | SELECT a FROM {t}
          self.spark.sql("SELECT 1")                               | SELECT 1
          spark_session.sql("SELECT 1")                            | SELECT 1
          get_spark().sql("SELECT 1")                              | SELECT 1
          SparkSession.builder.getOrCreate().sql("SELECT 1")       | SELECT 1
          sqlContext.sql("SELECT 1")                               | SELECT 1
          spark; session.sql("SELECT 1")                           | SELECT 1
          session.sql("SELECT 1")                                  | none
          import snowpark, spark; session.sql("SELECT 1")          | none
          duckdb.sql("SELECT 1")                                   | none
          sql("SELECT 1")                                          | none
          spark.sql(query)                                         | none
          spark.sql("   ")                                         | none
          spark.sql("SELECT FROM t")                               | ` !1`
          spark.sql("SELECT 1"                                     | none
          cursor.execute("SELECT a FROM t WHERE b = %s", (1,))     | SELECT a FROM t WHERE b = %s
          cursor.execute("SELECT FROM t")                          | ``
          cursor.execute("PRAGMA x")                               | none
          runner.execute("SELECT 1")                               | none
          self.conn.execute("SELECT 1")                            | SELECT 1
          pd.read_sql("SELECT 1", engine)                          | SELECT 1
          pd.read_sql(sql="SELECT 1", con=engine)                  | SELECT 1
          pd.read_sql("orders", engine)                            | none
          PostgresHook("w").run("SELECT 1")                        | SELECT 1
          hook.get_records(sql="SELECT 1")                         | SELECT 1
          BigQueryHook("w").run("SELECT 1")                        | none
          app.run("SELECT 1")                                      | none
          SQLExecuteQueryOperator(task_id="a", sql="SELECT 1")     | SELECT 1
          SQLExecuteQueryOperator(sql=["SELECT 1", "SELECT 2"])    | SELECT 1 / SELECT 2
          SQLExecuteQueryOperator(sql="a/b.sql")                   | none
          SQLExecuteQueryOperator(sql="SELECT FROM t")             | ``
          SQLExecuteQueryOperator(sql="SELECT a FROM t WHERE b = '{{ ds }}'") | SELECT a FROM t WHERE b = '{{ ds }}'
          SparkSqlOperator(sql="SELECT 1")                         | SELECT 1
          SparkSqlOperator(sql="SELECT FROM t")                    | ` !1`
          SparkSqlOperator(sql="jobs/a.hql")                       | none
          HiveOperator(hql="SELECT 1")                             | SELECT 1
          DatabricksSqlOperator(statement="SELECT 1")              | SELECT 1
          BigQueryInsertJobOperator(sql="SELECT 1")                | none
          SnowflakeOperator(sql="SELECT 1")                        | none
          PythonOperator(python_callable=f)                        | none
          # spark.sql("SELECT 1")                                  | none
          \"""spark.sql('SELECT 1')\"""                            | none
          """)
  void whatRunsSqlIsKnown(String text, String expected) {
    assertEquals(expected, told(python("jobs/a.py", text)));
  }

  @ParameterizedTest
  @CsvSource({
    "tests/a.py, none",
    "src/tests/a.py, none",
    "src/test_a.py, none",
    "src/a_test.py, none",
    "src/latest.py, DELETE FROM t",
  })
  void databasesOfTestsAreLeftAlone(String path, String expected) {
    assertEquals(expected, told(python(path, "cursor.execute('DELETE FROM t')")));
  }

  @Test
  void aTextThatIsUsedTwiceIsOne() {
    String text = "q = 'SELECT 1'\nspark.sql(q)\nspark.sql(q)\nspark.sql('SELECT 1')\n";
    assertEquals("SELECT 1 / SELECT 1", told(python("a.py", text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void cellsOfNotebooksAreRead(String lineBreak) {
    String text =
        """
        # Databricks notebook source
        # MAGIC %md
        # MAGIC SELECT nothing

        # COMMAND ----------

        # DBTITLE 1,Orders
        # MAGIC %sql
        # MAGIC SELECT a, -- lintel
        # MAGIC   b
        # MAGIC FROM t;
        # MAGIC
        # MAGIC SELECT 2

        # COMMAND ----------

        # MAGIC %sql SELECT 3

        # COMMAND ----------

        spark.sql("SELECT 4")

        # COMMAND ----------
        # MAGIC %sql
        # MAGIC SELECT FROM t
        # MAGIC %python
        # MAGIC SELECT 5
        """;
    List<SqlScript> scripts = python("n.py", text.replace("\n", lineBreak));
    List<String> starts =
        scripts.stream()
            .flatMap(script -> script.statements().stream())
            .map(statement ->
                statement.span().resolved().region().start().line()
                    + ":"
                    + statement.span().resolved().region().start().column()
                    + " "
                    + statement.all(SqlNode.class).size())
            .toList();
    assertEquals(4, starts.size());
    assertEquals(
        List.of("9:9", "13:9", "17:14", "21:12"),
        starts.stream().map(start -> start.substring(0, start.indexOf(' '))).toList());
    assertEquals(1, scripts.getLast().problems().size());
    assertEquals(
        25, scripts.getLast().problems().getFirst().span().resolved().region().start().line());
    String first = scripts.getFirst().source().content();
    assertEquals(
        " SELECT a, -- lintel\n  b\nFROM t;\n\nSELECT 2\n",
        " " + first.replace("\r\n", "\n").substring(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          query: SELECT 1                         | jobs.yml       | YAML | SELECT 1
          a:\\n - {sql: "SELECT\\\\n1"}           | jobs.yml       | YAML | SELECT\\n1
          query: >\\n  SELECT a\\n  FROM t\\n     | jobs.yml       | YAML | SELECT a¶  FROM t
          query: SELECT FROM t                    | jobs.yml       | YAML | ``
          query: SELECT FROM t                    | databricks.yml | YAML | ` !1`
          resources: {a: {query: SELECT FROM t}}  | jobs.yml       | YAML | ` !1`
          query: sum(rate(http_requests[5m]))     | jobs.yml       | YAML | none
          query: selection                        | jobs.yml       | YAML | none
          title: SELECT 1                         | jobs.yml       | YAML | none
          a: &x SELECT 1\\nquery: *x              | jobs.yml       | YAML | none
          query: SELECT 1                         | values.yaml    | HELM_VALUES | none
          query: SELECT 1                         | a.yml          | WORKFLOW | none
          kind: ConfigMap\\ndata:\\n  a.sql: >\\n    SELECT 1\\n  b: SELECT 2 | a.yml | KUBERNETES | SELECT 1
          items:\\n- data:\\n    a.sql: SELECT 1  | a.yml          | KUBERNETES | SELECT 1
          query: SELECT 1                         | a.yml          | KUBERNETES | none
          """)
  void sqlInYamlIsRead(String text, String path, ArtifactKind kind, String expected) {
    SourceText source = SourceText.of(path, text.translateEscapes());
    List<SqlScript> scripts =
        EmbeddedSql.inYaml(YamlParser.parse(source, YamlSchema.YAML_1_1), kind);
    assertEquals(expected, told(scripts));
  }

  @Test
  void everyNodeLeadsBackToWhereItIsWritten() {
    String text =
        """
        \t# \uD83D\uDE00
        \f
        spark.sql(f'''\r
          SELECT a, "b" AS c\r
          FROM {t} WHERE a = 1''')
        """;
    SqlScript script = python("a.py", text).getFirst();
    for (SqlNode node : script.all(SqlNode.class)) {
      Span place = node.span().resolved();
      assertEquals(node.span().text(), place.text());
      assertEquals("a.py", place.source().path());
    }
    assertTrue(script.isMasked(script.statements().getFirst().span()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.sql(",
        "spark.sql('SELECT ",
        "cursor.execute(",
        "cursor.execute(spark.sql(",
        "a(b(",
        "SparkSqlOperator(sql=[",
        "# MAGIC %sql\n",
        "# MAGIC %sql SELECT (\n# COMMAND ----------\n",
        "spark.sql('SELECT 1')\n",
        "spark.sql(f'{{{{')\n",
        "spark.",
        "q='SELECT 1'\nspark.sql(q)\n",
        "x.sql(a+",
        "execute(sql=",
      })
  void timeIsInProportionToTheText(String part) {
    String text = "# Databricks notebook source\n" + part.repeat(500_000 / part.length());
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> python("a.py", text));
  }
}
