package dev.lintel.syntax.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds that scripts of other dialects raise no alarm. */
class DialectTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO NOTHING RETURNING a;",
        "CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN SELECT; RETURN NEW; END $$ LANGUAGE"
            + " plpgsql; SELECT FROM;",
        "CREATE FUNCTION f() RETURNS int AS $body$ SELECT 'it''s; $body$; SELECT a FROM t LIMIT 1"
            + " FOR UPDATE",
        "SELECT TOP 10 * FROM t",
        "SELECT [order id] FROM [dbo].[orders]",
        "USE shop\nGO\nSELECT a FROM t WITH (NOLOCK)\nGO\n",
        "DECLARE @day DATE = '2025-01-31';\nSELECT * FROM t WHERE d = @day OPTION (RECOMPILE)",
        "BEGIN\n  SELECT a INTO b FROM t;\n  x := 1;\nEND;\n/\n",
        "INSERT INTO t SET a = 1 ON DUPLICATE KEY UPDATE a = 2",
        "CREATE TABLE t (id INT UNSIGNED AUTO_INCREMENT, KEY (id)) ENGINE=InnoDB DEFAULT"
            + " CHARSET=utf8;",
        "SELECT a->>'b' FROM t WHERE c @> '{}' FETCH FIRST 5 ROWS ONLY",
        "\\set x 1\nSELECT a b c FROM t"
      })
  void anotherDialectIsNotJudged(String sql) {
    assertEquals(List.of(), SqlParser.parse(SourceText.of("a.sql", sql)).problems());
  }

  @Test
  void aForeignStatementSilencesItsWholeScript() {
    String faulty = "SELECT a FROM WHERE b;\n";
    assertEquals(1, SqlParser.parse(SourceText.of("a.sql", faulty)).problems().size());
    assertEquals(
        List.of(),
        SqlParser.parse(SourceText.of("a.sql", faulty + "CREATE SEQUENCE s OWNED BY t.a;"))
            .problems());
  }

  @Test
  void aForeignWordThatNamesAColumnSilencesNothing() {
    String sql = "SELECT top, returning FROM t; SELECT a FROM WHERE b";
    assertEquals(1, SqlParser.parse(SourceText.of("a.sql", sql)).problems().size());
  }
}
