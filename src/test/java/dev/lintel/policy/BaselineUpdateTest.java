package dev.lintel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Severity;
import dev.lintel.source.ReleaseTag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineUpdateTest {
  private static final LocalDate LATER = LocalDate.of(2026, 11, 26);
  private static final String ORDERS = "DELETE FROM orders;\n";
  private static final String SALES = "DELETE FROM sales;\n";

  private static List<String> lines(Baseline baseline) {
    return BaselineWriter.write(baseline).lines().toList();
  }

  @Test
  void aSecondUpdateChangesNothing() {
    List<Finding> tree = Known.tree("a.sql", ORDERS.repeat(4) + SALES, "b.sql", ORDERS);
    Baseline baseline = Known.baseline(tree);
    BaselineUpdate.Outcome again = Known.extended(baseline, tree, LATER, Optional.empty());
    assertEquals(lines(baseline), lines(again.baseline()));
    assertEquals(0, again.addedCount() + again.moved() + again.dropped());
  }

  @Test
  void onlyTheLinesOfNewFindingsAreNew() {
    Baseline baseline = Known.baseline(Known.tree("a.sql", ORDERS, "gone.sql", SALES));
    List<Finding> tree = Known.tree("a.sql", ORDERS, "b.sql", "DELETE FROM customers;\n");
    BaselineUpdate.Outcome outcome = Known.extended(baseline, tree, LATER, Optional.empty());
    List<String> added = new ArrayList<>(lines(outcome.baseline()));
    assertTrue(added.containsAll(lines(baseline)));
    added.removeAll(lines(baseline));
    assertEquals(1, added.size());
    assertTrue(added.getFirst().contains("\"path\":\"b.sql\",\"firstSeen\":\"2026-11-26\""));
    assertEquals(Map.of(Severity.HIGH, 1), outcome.added());
  }

  @Test
  void aMovedFindingKeepsItsDayAndVerdict() {
    List<Finding> before = Known.tree("a.sql", ORDERS);
    Baseline baseline = Known.baseline(before);
    baseline = baseline.judged(baseline.entries().getFirst(), Verdict.FALSE);
    BaselineUpdate.Outcome outcome =
        Known.extended(baseline, Known.tree("b/a.sql", ORDERS), LATER, Optional.empty());
    BaselineEntry entry = outcome.baseline().entries().getFirst();
    assertEquals(1, outcome.moved());
    assertEquals(1, outcome.baseline().entries().size());
    assertEquals("b/a.sql", entry.path());
    assertEquals(Known.DAY, entry.firstSeen());
    assertEquals(Optional.of(Verdict.FALSE), entry.verdict());
  }

  @Test
  void whatIsAcceptedElsewhereDoesNotEnter() {
    List<Finding> tree =
        Known.tree("a.sql", ORDERS).stream().map(f -> f.suppressedFor("agreed")).toList();
    assertEquals(List.of(), Known.baseline(tree).entries());
  }

  @Test
  void copiesInOnePlaceAreNumberedAndStayNumbered() {
    String filler = "-- " + "x".repeat(100) + "\n";
    String block = filler + ORDERS.repeat(5) + filler;
    List<Finding> tree = Known.tree("a.sql", block.repeat(3));
    Baseline baseline = Known.baseline(tree);
    assertEquals(15, baseline.entries().size());
    List<Finding> fewer = Known.tree("a.sql", block.repeat(2));
    BaselineUpdate.Outcome outcome = Known.extended(baseline, fewer);
    assertEquals(lines(baseline), lines(outcome.baseline()));
  }

  /** 25,001 findings that nothing tells apart: a generated file, say. */
  @Test
  void copiesAreNumberedOneByOne() {
    List<Finding> tree = Known.findings("a.sql", ORDERS.repeat(25_001));
    assertEquals(25_001, Known.baseline(tree).entries().size());
  }

  @Test
  void aReleaseIsNotedWhereTheDeadlineIsTheNextOneAndAddedWhenItBecomesKnown() {
    List<Finding> low = Known.findings("a.sql", ORDERS, Severity.LOW);
    Optional<ReleaseTag> release = ReleaseTag.of("v1.2.3");
    Baseline unknown = Known.baseline(low);
    assertEquals(Optional.empty(), unknown.entries().getFirst().release());
    BaselineUpdate.Outcome outcome = Known.extended(unknown, low, LATER, release);
    assertEquals(release, outcome.baseline().entries().getFirst().release());
    BaselineUpdate.Outcome later =
        Known.extended(outcome.baseline(), low, LATER, ReleaseTag.of("v1.3.0"));
    assertEquals(release, later.baseline().entries().getFirst().release());
    List<Finding> high = Known.findings("a.sql", ORDERS);
    BaselineUpdate.Outcome none = Known.extended(Baseline.of(Known.SALT), high, LATER, release);
    assertEquals(Optional.empty(), none.baseline().entries().getFirst().release());
  }

  @Test
  void pruneDropsWhatIsGoneAndKeepsTheLinesOfTheRest() {
    Baseline baseline = Known.baseline(Known.tree("a.sql", ORDERS, "gone.sql", SALES));
    List<Finding> tree = Known.tree("a.sql", ORDERS);
    BaselineUpdate.Outcome outcome = BaselineUpdate.prune(Known.match(baseline, tree), tree);
    assertEquals(1, outcome.dropped());
    assertEquals(lines(Known.baseline(tree)), lines(outcome.baseline()));
  }

  @Test
  void pruneJoinsWhatTwoBaselinesSaidOfOneFinding() {
    List<Finding> both = Known.tree("a.sql", ORDERS);
    Baseline other = Known.baseline(Known.OTHER_SALT, both);
    other = other.judged(other.entries().getFirst(), Verdict.TRUE);
    Baseline merged = Known.merged(Known.baseline(both), other);
    BaselineUpdate.Outcome outcome = BaselineUpdate.prune(Known.match(merged, both), both);
    assertEquals(1, outcome.baseline().entries().size());
    assertEquals(1, outcome.baseline().salts().size());
    assertEquals(Optional.of(Verdict.TRUE), outcome.baseline().entries().getFirst().verdict());
    assertEquals(List.of(), Known.fresh(Known.match(outcome.baseline(), both), both));
  }

  @Test
  void pruneOfEverythingLeavesABaseline() {
    Baseline baseline = Known.baseline(Known.tree("a.sql", ORDERS));
    BaselineUpdate.Outcome outcome =
        BaselineUpdate.prune(Known.match(baseline, List.of()), List.of());
    assertEquals(Baseline.of(Known.SALT), outcome.baseline());
  }
}
