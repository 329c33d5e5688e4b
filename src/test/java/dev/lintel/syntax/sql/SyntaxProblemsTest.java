package dev.lintel.syntax.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.Position;
import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the place and the words of syntax problems. */
class SyntaxProblemsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT                               | 1:7  | expected a column or an expression after SELECT, found the end of the statement
          SELECT a, FROM t                     | 1:11 | expected a column or an expression after ',', found 'FROM'
          SELECT a FROM                        | 1:14 | expected a table name or a subquery after FROM, found the end of the statement
          SELECT a FROM )                      | 1:15 | expected a table name or a subquery after FROM, found ')'
          SELECT a FROM t WHERE                | 1:22 | expected an expression after WHERE, found the end of the statement
          SELECT a FROM t WHERE a =            | 1:26 | expected an expression after '=', found the end of the statement
          SELECT a b c FROM t                  | 1:12 | unexpected 'c' after 'b'
          SELECT a AS FROM t                   | 1:13 | expected a name after AS, found 'FROM'
          SELECT (a + b FROM t                 | 1:15 | expected ')' after 'b', found 'FROM'
          SELECT f(a, FROM t                   | 1:13 | expected an expression after ',', found 'FROM'
          SELECT a FROM t GROUP a              | 1:23 | expected BY after GROUP, found 'a'
          SELECT a FROM t ORDER a              | 1:23 | expected BY after ORDER, found 'a'
          SELECT a FROM t JOIN ON t.a = 1      | 1:22 | expected a table name or a subquery after JOIN, found 'ON'
          SELECT CASE WHEN a THEN 1 FROM t     | 1:27 | expected END after '1', found 'FROM'
          SELECT CASE a END FROM t             | 1:15 | expected WHEN after 'a', found 'END'
          SELECT a BETWEEN 1 FROM t            | 1:18 | expected AND and an upper bound after this, as BETWEEN needs
          SELECT a FROM t WHERE a NOT 1        | 1:29 | unexpected '1' after NOT
          SELECT a FROM t UNION                | 1:22 | expected a query after UNION, found the end of the statement
          SELECT CAST(a AS ) FROM t            | 1:18 | expected a type after AS, found ')'
          WITH x AS SELECT 1 SELECT 2          | 1:11 | expected '(' after AS, found 'SELECT'
          INSERT INTO VALUES (1)               | 1:13 | expected a table name after INTO, found 'VALUES'
          INSERT INTO t (a, ) VALUES (1)       | 1:19 | expected a table name after ',', found ')'
          UPDATE t WHERE a = 1                 | 1:10 | expected SET after 't', found 'WHERE'
          UPDATE t SET a WHERE b = 1           | 1:16 | expected '=' after 'a', found 'WHERE'
          DELETE FROM WHERE a = 1              | 1:13 | expected a table name after FROM, found 'WHERE'
          MERGE INTO t USING s ON t.a = s.a    | 1:34 | expected WHEN after 'a', found the end of the statement
          CREATE TABLE t (a INT, )             | 1:24 | expected a column name after ',', found ')'
          CREATE TABLE (a INT)                 | 1:14 | expected a table name after TABLE, found '('
          DROP TABLE IF EXISTS                 | 1:21 | expected a table name after EXISTS, found the end of the statement
          SELECT 'abc                          | 1:8  | the string that starts here is not closed
          SELECT `abc                          | 1:8  | the quoted text that starts here is not closed
          SELECT 1 /* abc                      | 1:10 | the comment that starts here is not closed
          """)
  void aFaultIsNamedAtItsPlace(String sql, String place, String message) {
    SqlScript script = SqlParser.parse(SourceText.of("a.sql", sql));
    assertEquals(1, script.problems().size(), script.problems()::toString);
    SyntaxProblem problem = script.problems().getFirst();
    Position start = problem.span().region().start();
    assertEquals(
        place + " " + message, start.line() + ":" + start.column() + " " + problem.message());
  }

  /** The reports mask a secret where they find all of it, so half of one would pass. */
  @Test
  void aLongTokenIsNotQuoted() {
    String text = "x".repeat(60);
    SqlScript script = SqlParser.parse(SourceText.of("a.sql", "SELECT (a '" + text + "' " + text));
    assertEquals(
        List.of("expected ')' after a string, found a long name"),
        script.problems().stream().map(SyntaxProblem::message).toList());
  }

  @Test
  void aFaultyStatementHidesNoOther() {
    SqlScript script =
        SqlParser.parse(
            SourceText.of(
                "a.sql", "SELECT 1;\nSELECT FROM t;\nDELETE FROM t;\nUPDATE t;\nSELECT 2"));
    assertEquals(
        List.of(2, 4),
        script.problems().stream().map(p -> p.span().region().start().line()).toList());
    assertEquals(
        List.of("SELECT 1", "DELETE FROM t", "SELECT 2"),
        script.statements().stream().map(s -> s.span().text()).toList());
  }

  @Test
  void aStringThatNothingClosesEndsAtTheNextSemicolon() {
    SqlScript script = SqlParser.parse(SourceText.of("a.sql", "SELECT 'a;\nSELECT 2;"));
    assertEquals(1, script.problems().size());
    assertEquals(
        List.of("SELECT 2"), script.statements().stream().map(s -> s.span().text()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          CREATE USER reader IDENTIFIED BY 'x'
          CREATE TRIGGER x AFTER INSERT ON t FOR EACH ROW SELECT 1
          SHOW ENGINES
          DO something
          """)
  void aKindOutsideTheGrammarIsKeptAsTokens(String sql) {
    SqlScript script = SqlParser.parse(SourceText.of("a.sql", sql));
    assertEquals(List.of(), script.problems());
    assertEquals(sql, script.all(OtherStatement.class).getFirst().span().text());
  }
}
