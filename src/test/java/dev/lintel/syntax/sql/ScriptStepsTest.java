package dev.lintel.syntax.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a script runs, with its blocks taken apart. */
class ScriptStepsTest {
  private static SqlScript parse(String sql) {
    SqlScript script = SqlParser.parse(SourceText.of("a.sql", sql));
    assertEquals(List.of(), script.problems());
    return script;
  }

  private static List<String> texts(List<? extends SqlNode> nodes) {
    return nodes.stream().map(node -> node.span().text()).toList();
  }

  private static final String BLOCK =
      """
      SELECT 1;
      BEGIN
        DELETE FROM a WHERE b = 1;
        IF (SELECT count(*) FROM a) > 0 THEN
          TRUNCATE TABLE a;
        ELSE
          DROP TABLE a;
          SELECT 2;
        END IF;
      END;
      SELECT 3;
      """;

  @Test
  void theStepsOfABlockStandInItsPlaceWithTheirConditions() {
    assertEquals(
        List.of(
            "SELECT 1",
            "DELETE FROM a WHERE b = 1",
            "(SELECT count(*) FROM a) > 0",
            "TRUNCATE TABLE a",
            "DROP TABLE a",
            "SELECT 2",
            "SELECT 3"),
        texts(parse(BLOCK).steps()));
  }

  @Test
  void eachBranchIsASequenceOfItsOwn() {
    List<List<String>> sequences =
        parse(BLOCK).sequences().stream().map(ScriptStepsTest::texts).toList();
    assertEquals(3, sequences.getFirst().size());
    assertEquals(
        List.of(List.of("TRUNCATE TABLE a"), List.of("DROP TABLE a", "SELECT 2")),
        sequences.subList(2, sequences.size()));
  }

  @Test
  void theBodyOfAProcedureIsTakenApart() {
    assertEquals(
        List.of("p", "DELETE FROM a", "SELECT 1"),
        texts(
            parse(
                    """
                    CREATE PROCEDURE p() LANGUAGE SQL AS BEGIN
                      DELETE FROM a;
                      SELECT 1;
                    END;
                    """)
                .steps()));
  }

  @Test
  void aStatementThatIsOnlyExplainedIsNoStep() {
    assertEquals(List.of("EXPLAIN DELETE FROM a"), texts(parse("EXPLAIN DELETE FROM a;").steps()));
  }
}
