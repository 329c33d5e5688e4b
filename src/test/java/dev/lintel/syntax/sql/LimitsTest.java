package dev.lintel.syntax.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds that hostile texts end as problems, on a stack as small as a worker's may be. */
class LimitsTest {
  private static final int DEEP = 100_000;
  private static final long SMALL_STACK_BYTES = 512 * 1024;

  private static SqlScript parse(String sql) throws InterruptedException {
    SqlScript[] script = new SqlScript[1];
    Thread thread =
        new Thread(
            null,
            () -> script[0] = SqlParser.parse(SourceText.of("a.sql", sql)),
            "",
            SMALL_STACK_BYTES);
    thread.start();
    thread.join();
    return script[0];
  }

  static Stream<Arguments> deep() {
    return Stream.of(
        Arguments.of("SELECT ", "(", "1", ")"),
        Arguments.of("SELECT ", "CASE WHEN a THEN ", "1", " END"),
        Arguments.of("SELECT * FROM ", "(SELECT * FROM ", "t", ")"),
        Arguments.of("", "(", "SELECT 1", ")"),
        Arguments.of("SELECT ", "NOT ", "a", ""),
        Arguments.of("SELECT ", "- ", "1", ""),
        Arguments.of("SELECT ", "x -> ", "1", ""),
        Arguments.of("SELECT ", "f(", "1", ")"),
        Arguments.of("SELECT a", "[a", "", "]"),
        Arguments.of("CREATE TABLE t (a ", "ARRAY<", "INT", ">"),
        Arguments.of("CREATE FUNCTION f() RETURNS INT RETURN ", "(", "1", ")"));
  }

  @ParameterizedTest
  @MethodSource("deep")
  void nestingEndsAtALimit(String before, String open, String inside, String close)
      throws InterruptedException {
    SqlScript script =
        parse(before + open.repeat(DEEP) + inside + close.repeat(DEEP) + ";SELECT 2");
    assertEquals(
        List.of(SyntaxProblem.Kind.LIMIT),
        script.problems().stream().map(SyntaxProblem::kind).toList());
    assertEquals(1, script.statements().size());
  }

  @ParameterizedTest
  @MethodSource("deep")
  void nestingBelowTheLimitParses(String before, String open, String inside, String close)
      throws InterruptedException {
    int depth = Nesting.MAX_DEPTH - 2;
    String end = before.startsWith("CREATE TABLE t (a ARRAY") || before.endsWith("(a ") ? ")" : "";
    SqlScript script = parse(before + open.repeat(depth) + inside + close.repeat(depth) + end);
    assertEquals(List.of(), script.problems());
    assertEquals(1, script.statements().size());
    assertTrue(script.all(SqlNode.class).size() > 1);
  }

  static Stream<String> chains() {
    return Stream.of(
        "SELECT 1" + " + 1".repeat(DEEP),
        "SELECT 1" + " + 1 - 2".repeat(DEEP),
        "SELECT a" + " OR a = 1".repeat(DEEP),
        "SELECT a" + " || 'b'".repeat(DEEP),
        "SELECT 1" + " UNION ALL SELECT 1".repeat(DEEP),
        "SELECT * FROM t" + " JOIN t USING (a)".repeat(DEEP),
        "SELECT a" + "::int".repeat(DEEP),
        "SELECT a IN (1" + ", 1".repeat(DEEP) + ")",
        "INSERT INTO t VALUES (1)" + ", (a), (1)".repeat(DEEP / 2));
  }

  @ParameterizedTest
  @MethodSource("chains")
  void longChainsParse(String sql) throws InterruptedException {
    SqlScript script = parse(sql);
    assertEquals(List.of(), script.problems());
    assertTrue(script.all(SqlNode.class).size() >= DEEP);
  }

  @ParameterizedTest
  @MethodSource("openEnds")
  void openQuotesEnd(String sql) throws InterruptedException {
    assertTrue(!parse(sql).problems().isEmpty());
  }

  static Stream<String> openEnds() {
    return Stream.of(
        "SELECT " + "/*".repeat(DEEP),
        "'" + "\\';".repeat(DEEP),
        "SELECT '" + "a".repeat(DEEP),
        "SELECT " + "\"\\".repeat(DEEP));
  }

  @Test
  void aStatementOfTooManyTokensIsLeftOut() throws InterruptedException {
    String rows = ",1".repeat(StatementReader.MAX_TOKENS);
    SqlScript script = parse("INSERT INTO t VALUES (1" + rows + ");SELECT 2");
    assertEquals(SyntaxProblem.Kind.LIMIT, script.problems().getFirst().kind());
    assertEquals(
        List.of("SELECT 2"), script.statements().stream().map(s -> s.span().text()).toList());
  }

  @Test
  void manyStatementsAreReadOneByOne() throws InterruptedException {
    String lines =
        "INSERT INTO colours (id, name) VALUES (1, 'red');\nDELETE FROM colours WHERE id = 1;\n";
    SqlScript script = parse(lines.repeat(DEEP / 4));
    assertEquals(DEEP / 2, script.statements().size());
  }

  @Test
  void ofInsertsThatRepeatTheFirstOnesAreInTheTree() throws InterruptedException {
    String line = "INSERT INTO colours (id, name) VALUES (1, 'red');\n";
    String other = "INSERT INTO colours (id, name) VALUES (1, upper('red'));\n";
    SqlScript script = parse(line.repeat(DEEP) + "INSERT INTO colours VALUES (1;\n" + other);
    assertTrue(script.statements().size() < DEEP / 2, "all are kept");
    assertEquals(
        other.strip().replace(";", ""), script.statements().getLast().span().text(), "the last");
    assertEquals(
        List.of("expected ')' after '1', found the end of the statement"),
        script.problems().stream().map(SyntaxProblem::message).toList());
  }

  @Test
  void ofRowsThatRepeatTheFirstOnesAreInTheTree() throws InterruptedException {
    String rows = ", (1, 'red')".repeat(StatementReader.MAX_TOKENS / 2);
    SqlScript script = parse("INSERT INTO t VALUES (0, 'x')" + rows + ", (2, upper('y'));SELECT 2");
    assertEquals(List.of(), script.problems());
    Values values = script.all(Values.class).getFirst();
    assertTrue(values.rows().size() < StatementReader.MAX_TOKENS / 4, "all are kept");
    assertEquals("(2, upper('y'))", values.rows().getLast().span().text());
  }
}
