package dev.lintel.syntax.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds what is said of statements that are almost right, and that the next one is read. */
class NearMissTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          VACUUM orders RETAIN 168                                     | 25 | expected HOURS after '168', found the end of the statement
          VACUUM orders RETAIN 168 DAYS                                | 26 | expected HOURS after '168', found 'DAYS'
          OPTIMIZE orders ZORDER (a)                                   | 24 | expected BY after 'ZORDER', found '('
          OPTIMIZE orders ZORDER BY                                    | 26 | expected '(' or a column name after BY, found the end of the statement
          RESTORE TABLE orders TO VERSION 12                           | 33 | expected AS after VERSION, found '12'
          CONVERT TO DELTA                                             | 17 | expected a name or a string after 'DELTA', found the end of the statement
          CREATE TABLE b SHALLOW orders                                | 24 | expected CLONE or '=' after 'SHALLOW', found 'orders'
          FSCK REPAIR orders                                           | 13 | expected TABLE after 'REPAIR', found 'orders'
          REORG TABLE orders APPLY PURGE                               | 26 | expected '(' after 'APPLY', found 'PURGE'
          CREATE TABLE t (a INT, CONSTRAINT pk PRIMARY (a))            | 46 | expected KEY after PRIMARY, found '('
          CREATE TABLE t (a INT NOT NUL)                               | 27 | expected NULL after NOT, found 'NUL'
          CREATE TABLE t (a INT) PARTITONED BY (a)                     | 35 | expected '=' after 'PARTITONED', found 'BY'
          CREATE TABLE t (a INT) PARTITIONED (a)                       | 36 | expected BY, ON or '=' after PARTITIONED, found '('
          CREATE TABLE t (a INT) CLUSTERED BY (a) INTO BUCKETS         | 46 | expected a number after INTO, found 'BUCKETS'
          CREATE TABLE t (a INT) TBLPROPERTIES 'a' = 'b'               | 38 | expected '(' or '=' after 'TBLPROPERTIES', found ''a''
          CREATE TABLE t (a INT b STRING)                              | 23 | unexpected 'b' after 'INT'
          CREATE TABLE t (a DECIMAL(10,), b STRING)                    | 30 | expected an expression after ',', found ')'
          CREATE TABLE t (a INT                                        | 22 | expected ')' after 'INT', found the end of the statement
          CREATE VIEW v SELECT 1                                       | 15 | expected AS after 'v', found 'SELECT'
          CREATE OR REPLACE v AS SELECT 1                              | 19 | unexpected 'v' after REPLACE
          CREATE TABEL t (a INT)                                       | 8 | unexpected 'TABEL' after CREATE; TABLE may be meant
          CREATE SCHEMA IF EXISTS s                                    | 18 | unexpected 'EXISTS' after IF
          CREATE FUNCTION f(a) RETURNS INT RETURN a                    | 20 | expected a type after 'a', found ')'
          CREATE FUNCTION f(a INT) RETURN INT RETURN a                 | 37 | unexpected 'RETURN' after 'INT'; RETURNS may be meant
          ALTER TABLE t ADD a INT                                      | 19 | unexpected 'a' after 'ADD'
          ALTER TABLE t RENAME COLUMN a b                              | 31 | expected TO after 'a', found 'b'
          ALTER TABLE t SET TBLPROPERTIES (a =)                        | 37 | expected a string, '-', a number or an expression after '=', found ')'
          ALTER TABLE t SET PROPERTIES (a = 'b')                       | 30 | expected '=' after 'PROPERTIES', found '('
          ALTER TABLE t DROP PARTITION day = 'x'                       | 30 | expected '(' or FIELD after PARTITION, found 'day'
          DROP TABLE t,                                                | 14 | expected a name after ',', found the end of the statement
          DROP TABLE IF EXIST t                                        | 15 | unexpected 'EXIST' after IF; EXISTS may be meant
          TRUNCATE TABLE t WHERE a = 1                                 | 18 | unexpected 'WHERE' after 't'
          GRANT SELECT ON t                                            | 18 | expected TO after 't', found the end of the statement
          GRANT SELECT TO bob ON TABLE t                               | 14 | unexpected 'TO' after SELECT
          REVOKE SELECT ON TABLE t                                     | 25 | expected FROM or TO after 't', found the end of the statement
          COPY INTO t FROM 's3://x'  FILEFORMAT JSON                   | 39 | expected '=' after 'FILEFORMAT', found 'JSON'
          COPY INTO t 's3://x' FILEFORMAT = JSON                       | 13 | expected BY, '(' or FROM after 't', found ''s3://x''
          MSCK REPAIR t                                                | 13 | unexpected 't' after 'REPAIR'
          SHOW TABLE IN s                                              | 12 | expected EXTENDED after TABLE, found 'IN'
          SHOW TABEL                                                   | 6 | unexpected 'TABEL' after 'SHOW'; TABLE may be meant
          LOAD DATA INPATH 'x' TABLE t                                 | 22 | expected OVERWRITE or INTO after ''x'', found 'TABLE'
          EXECUTE IMMEDIATE                                            | 18 | expected an expression after 'IMMEDIATE', found the end of the statement
          CREATE STREAMING TABLE s (CONSTRAINT ok EXPECT id > 0) AS SELECT 1 | 48 | expected '(' after 'EXPECT', found 'id'
          CREATE STREAMING TABLE s (CONSTRAINT ok EXPECT (id > 0) ON VIOLATION DROP) AS SELECT 1 | 74 | expected ROW after DROP, found ')'
          APPLY CHANGES INTO c FROM STREAM(x) KEYS (id) STORED AS SCD TYPE 2 | 47 | expected IGNORE, APPLY, WHERE or SEQUENCE after ')', found 'STORED'
          AUTO CDC INTO c KEYS (id) SEQUENCE BY ts                     | 17 | expected FROM after 'c', found 'KEYS'
          CREATE MATERIALIZED VIEW m SCHEDULE EVERY HOUR AS SELECT 1   | 43 | expected a number after 'EVERY', found 'HOUR'
          MERGE INTO t USING s WHEN MATCHED THEN DELETE                | 22 | expected ON after 's', found 'WHEN'
          MERGE INTO t USING s ON t.a = s.a WHEN MATCHED DELETE        | 48 | expected THEN after MATCHED, found 'DELETE'
          INSERT INTO t VALUE (1)                                      | 21 | expected a name after 'VALUE', found '('
          INSERT t VALUES (1)                                          | 8 | expected INTO or OVERWRITE after INSERT, found 't'
          INSERT INTO t (a, b) VALUES (1, 2                            | 34 | expected ')' after '2', found the end of the statement
          SELECT a FROM t WHERE a = 1 GROUP BY a HAVING                | 46 | expected an expression after HAVING, found the end of the statement
          SELECT a FROM t ORDER BY a,                                  | 28 | expected an expression after ',', found the end of the statement
          SELECT a FROM t WHERE a IN ()                                | 28 | expected a value or a query in the parentheses behind IN
          SELECT a FROM t WHERE a BETWEEN 1 OR 2                       | 33 | expected AND and an upper bound after this, as BETWEEN needs
          SELECT a FROM t LEFT JOIN                                    | 26 | expected a table name or a subquery after JOIN, found the end of the statement
          SELECT a FROM t LEFT s ON t.a = s.a                          | 22 | unexpected 's' after LEFT
          SELECT a, sum(b) OVER PARTITION BY a FROM t                  | 23 | expected a name after OVER, found 'PARTITION'
          SELECT count(* FROM t                                        | 16 | expected ')' after '*', found 'FROM'
          SELECT CASE WHEN a = 1 THEN 2 FROM t                         | 31 | expected END after '2', found 'FROM'
          SELECT interval 1 dayz                                       | 19 | expected a unit as DAY after '1', found 'dayz'
          SELECT a FROM t PIVOT (sum(a) IN (1, 2))                     | 40 | expected FOR after ')', found ')'
          SELECT * FROM a JOIN b ON a.x = b.x WHERE AND a.y = 1        | 43 | expected an expression after WHERE, found 'AND'
          SELECT a FROM t WHERE a = 'x' AND AND b = 2                  | 35 | expected an expression after AND, found 'AND'
          SELECT a b FROM t WHERE c == 1 = 2 )                         | 36 | unexpected ')' after '2'
          DELETE t WHERE                                               | 15 | expected an expression after WHERE, found the end of the statement
          UPDATE t SET a = 1, WHERE b = 2                              | 21 | expected a column name after ',', found 'WHERE'
          UPDATE t SET WHERE b = 2                                     | 14 | expected a column name after SET, found 'WHERE'
          WITH a AS (SELECT 1), SELECT * FROM a                        | 23 | expected a name after ',', found 'SELECT'
          BEGIN IF a > 1 SELECT 1; END IF; END                         | 24 | expected THEN after '1', found ';'
          BEGIN WHILE a > 1 SELECT 1; END WHILE; END                   | 27 | expected DO after '1', found ';'
          BEGIN SELECT 1 END                                           | 19 | expected ';' after END, found the end of the statement
          DECLARE x DEFALT 1                                           | 18 | expected DEFAULT or '=' after 'DEFALT', found '1'
          EXPLAIN                                                      | 8 | expected a statement after 'EXPLAIN', found the end of the statement
          USE                                                          | 4 | expected a name after 'USE', found the end of the statement
          CREATE CATALOG                                               | 15 | expected a name after 'CATALOG', found the end of the statement
          CREATE EXTERNAL LOCATION l URL 's3://x'                      | 40 | expected WITH after ''s3://x'', found the end of the statement
          CREATE CONNECTION c OPTIONS (a 'b')                          | 21 | expected TYPE after 'c', found 'OPTIONS'
          ALTER TABLE t WRITE ORDERED a                                | 29 | expected BY after 'ORDERED', found 'a'
          ALTER TABLE t ADD PARTITION FIELD                            | 34 | expected an expression after 'FIELD', found the end of the statement
          CALL                                                         | 5 | expected a name after 'CALL', found the end of the statement
          COMMENT ON TABLE t 'x'                                       | 20 | expected IS after 't', found ''x''
          SELEC a FROM t                                               | 1 | unexpected 'SELEC'; SELECT may be meant
          SELCT a, b FROM t WHERE c = 1                                | 1 | unexpected 'SELCT'; SELECT may be meant
          CREATE TABLE t AS                                            | 18 | expected '=' or a query after AS, found the end of the statement
          CREATE TABLE t LIKE                                          | 20 | expected a name or '=' after LIKE, found the end of the statement
          """)
  void theMessageSaysWhatIsMissing(String sql, int column, String message) {
    SqlScript script = SqlParser.parse(SourceText.of("a.sql", sql + ";\nSELECT 2"));
    List<String> problems =
        script.problems().stream().map(problem -> place(problem) + problem.message()).toList();
    assertEquals(List.of(column + " " + message), problems);
    assertEquals("SELECT 2", script.statements().getFirst().span().text());
  }

  private static String place(SyntaxProblem problem) {
    return problem.span().region().start().column() + " ";
  }
}
