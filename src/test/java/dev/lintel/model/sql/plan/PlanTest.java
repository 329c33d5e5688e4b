package dev.lintel.model.sql.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.sql.RepositoryCatalog;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.sql.validation.QueryPlan;
import dev.lintel.model.sql.validation.ScriptAnalyses;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.SqlParser;
import dev.lintel.syntax.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final String TABLES =
      """
      CREATE TABLE orders (id BIGINT, status STRING, day DATE) USING parquet PARTITIONED BY (day);
      CREATE TABLE customers (id BIGINT NOT NULL PRIMARY KEY, name STRING);
      """;

  /** Gives the check of the last statement of several files. */
  private static StatementCheck check(String... texts) {
    List<SqlScript> scripts = new ArrayList<>();
    scripts.add(SqlParser.parse(SourceText.of("0.sql", TABLES)));
    for (String text : texts) {
      scripts.add(SqlParser.parse(SourceText.of(scripts.size() + ".sql", text)));
    }
    RepositoryCatalog catalog = RepositoryCatalog.of(scripts, List.of(), TableCatalog.EMPTY);
    return new ScriptAnalyses(scripts, catalog::of).of(scripts.getLast()).checks().getLast();
  }

  private static QueryPlan plan(String... texts) {
    return check(texts).plan().orElseThrow();
  }

  @Test
  void aViewOfAnotherFileIsReadThrough() {
    QueryPlan plan =
        plan(
            "CREATE VIEW held AS SELECT id, day FROM orders WHERE status = 'HELD'",
            "CREATE VIEW held_ids AS SELECT id FROM held",
            "SELECT id FROM held_ids WHERE id > 7");
    String text = RelOptUtil.toString(plan.root());
    assertTrue(text.contains("'held'"), text);
    assertTrue(text.contains("LogicalTableScan"), text);
  }

  @Test
  void aConditionKeepsItsPlaceWhereverItMoves() {
    String view = "CREATE VIEW held AS SELECT id, day FROM orders WHERE status = 'HELD'";
    String reader = "SELECT o.id FROM (SELECT id, day AS d FROM held) o WHERE o.d = '2025-01-31'";
    QueryPlan plan = plan(view, reader);
    List<String> conditions = new ArrayList<>();
    for (var rel : Operators.of(List.of(Pushdown.of(plan.root()))).all()) {
      if (rel instanceof org.apache.calcite.rel.core.Filter filter) {
        RelOptUtil.conjunctions(filter.getCondition()).stream()
            .flatMap(condition -> plan.place(condition).stream())
            .forEach(place ->
                conditions.add(
                    place.span().source().path()
                        + " "
                        + place.span().text()
                        + place.reader().map(span -> " by " + span.text()).orElse("")));
      }
    }
    conditions.sort(String::compareTo);
    assertEquals(List.of("1.sql status = 'HELD' by held", "2.sql o.d = '2025-01-31'"), conditions);
  }

  @Test
  void whatAViewIsMustBeSure() {
    String query = "SELECT id FROM held WHERE status = 'NEW'";
    String view = "CREATE OR REPLACE VIEW held AS SELECT id, status FROM orders WHERE status = ";
    assertEquals(1, Contradiction.in(plan(view + "'HELD'", query)).size());
    assertEquals(0, Contradiction.in(plan(view + "'HELD'", view + "'NEW'", query)).size());
    assertEquals(0, Contradiction.in(plan(view + "'{{ status }}'", query)).size());
  }

  @Test
  void aViewThatReadsItselfIsATable() {
    Optional<QueryPlan> plan =
        check(
                "CREATE VIEW a (id) AS SELECT id FROM b",
                "CREATE VIEW b (id) AS SELECT id FROM a",
                "SELECT id FROM a WHERE id = 1")
            .plan();
    assertTrue(plan.isPresent());
  }

  @Test
  void queriesThatDoubleEachOtherHaveNoPlan() {
    StringBuilder text = new StringBuilder("WITH q0 AS (SELECT id FROM orders WHERE id = 1)");
    for (int i = 1; i < 40; i++) {
      text.append(
          ", q%d AS (SELECT a.id FROM q%d a JOIN q%d b ON a.id = b.id)".formatted(i, i - 1, i - 1));
    }
    assertFalse(check(text + " SELECT id FROM q39 WHERE id = 2").plan().isPresent());
  }

  @Test
  void plansAreTheSameEachTime() {
    String query =
        "WITH a AS (SELECT o.id, o.day, c.name, row_number() OVER (PARTITION BY o.id ORDER BY"
            + " o.day) AS n FROM orders o LEFT JOIN customers c ON c.id = o.id WHERE o.status IN"
            + " ('A', 'B')) SELECT id, count(*) AS c FROM a WHERE n = 1 AND name LIKE 'x%' GROUP BY"
            + " id HAVING count(*) > 1";
    assertEquals(RelOptUtil.toString(plan(query).root()), RelOptUtil.toString(plan(query).root()));
  }
}
