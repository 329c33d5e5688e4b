package dev.lintel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BaselineMatcherTest {
  private static final String ORDERS = "SELECT 1;\nDELETE FROM orders;\nSELECT 2;\n";

  /** Gives what is new in the second tree for a baseline of the first. */
  private static List<String> fresh(List<Finding> before, List<Finding> after) {
    return Known.fresh(Known.match(Known.baseline(before), after), after);
  }

  @Test
  void whatDidNotChangeIsKnown() {
    List<Finding> tree = Known.tree("a.sql", ORDERS, "b.sql", ORDERS);
    assertEquals(List.of(), fresh(tree, tree));
    assertEquals(List.of(), Known.match(Known.baseline(tree), tree).gone());
  }

  @Test
  void aMovedFileIsKnown() {
    assertEquals(
        List.of(), fresh(Known.tree("a.sql", ORDERS), Known.tree("deep/er/b.sql", ORDERS)));
  }

  @Test
  void aCopiedFileIsNewAndTheOriginalIsNot() {
    assertEquals(
        List.of("0/copy.sql:2"),
        fresh(Known.tree("a.sql", ORDERS), Known.tree("0/copy.sql", ORDERS, "a.sql", ORDERS)));
  }

  @Test
  void ofEqualFindingsInAFileTheAddedOneIsNew() {
    String added = "SELECT 0;\nDELETE FROM orders;\nSELECT 9;\n";
    assertEquals(
        List.of("a.sql:2"),
        fresh(Known.tree("a.sql", ORDERS), Known.tree("a.sql", added + ORDERS)));
    assertEquals(
        List.of("a.sql:5"),
        fresh(Known.tree("a.sql", ORDERS), Known.tree("a.sql", ORDERS + added)));
  }

  @Test
  void equalFindingsInEqualSurroundingsAreCounted() {
    String three = "DELETE FROM orders;\n".repeat(3);
    String filler = "-- " + "x".repeat(100) + "\n";
    List<Finding> before = Known.tree("a.sql", (filler + three + filler).repeat(2));
    assertEquals(6, before.size());
    assertEquals(List.of(), fresh(before, before));
    List<Finding> after = Known.tree("a.sql", (filler + three + filler).repeat(3));
    assertEquals(3, fresh(before, after).size());
  }

  @Test
  void aFindingThatIsGoneDoesNotHideAnotherOne() {
    List<Finding> after = Known.tree("a.sql", "DELETE FROM customers;\n");
    List<Finding> before = Known.tree("a.sql", ORDERS);
    assertEquals(List.of("a.sql:1"), fresh(before, after));
    assertEquals(1, Known.match(Known.baseline(before), after).gone().size());
  }

  @Test
  void otherWordsOfALaterLintelAreTheSameFinding() {
    List<Finding> before = Known.tree("a.sql", ORDERS);
    Finding old = before.getFirst();
    Finding reworded =
        new Finding(
            old.rule(),
            old.severity(),
            old.gate(),
            old.place(),
            "this statement deletes every row",
            old.tags(),
            List.of(),
            List.of(),
            List.of(),
            old.lowered(),
            old.firstSeen(),
            old.suppressed());
    assertEquals(List.of(), fresh(before, List.of(reworded)));
  }

  /** A hook looks at the files of a commit: the original is where it was, only out of sight. */
  @Test
  void aCopyIsNewWhereTheOriginalIsNotChecked() {
    List<Finding> copy = Known.tree("copy.sql", ORDERS);
    Baseline baseline = Known.baseline(Known.tree("a.sql", ORDERS));
    BaselineMatch hook = new BaselineMatcher(baseline, "a.sql"::equals).match(copy);
    assertEquals(List.of("copy.sql:2"), Known.fresh(hook, copy));
    BaselineMatch moved = new BaselineMatcher(baseline, path -> false).match(copy);
    assertEquals(List.of(), Known.fresh(moved, copy));
  }

  @Test
  void whatAnotherAcceptsHoldsItsEntry() {
    List<Finding> before = Known.tree("a.sql", ORDERS);
    List<Finding> after = Known.tree("a.sql", ORDERS, "b.sql", ORDERS);
    List<Finding> judged = new ArrayList<>(after);
    judged.set(0, after.getFirst().suppressedFor("agreed"));
    BaselineMatch match = Known.match(Known.baseline(before), judged);
    assertEquals(List.of("b.sql:2"), Known.fresh(match, judged));
  }

  @Test
  void anySaltOfAMergeMatchesAndEntriesOfTwoSaltsAreOneFinding() {
    List<Finding> before = Known.tree("a.sql", ORDERS);
    Baseline merged =
        Known.merged(Known.baseline(Known.SALT, before), Known.baseline(Known.OTHER_SALT, before));
    assertEquals(2, merged.entries().size());
    BaselineMatch same = Known.match(merged, before);
    assertEquals(List.of(), Known.fresh(same, before));
    assertEquals(List.of(), same.gone());
    List<Finding> copied = Known.tree("a.sql", ORDERS, "b.sql", ORDERS);
    assertEquals(List.of("b.sql:2"), Known.fresh(Known.match(merged, copied), copied));
  }

  @Property(tries = 200)
  void asManyAreNewAsWereAddedWhereverFilesMove(
      @ForAll @IntRange(min = 1, max = 12) int files,
      @ForAll @IntRange(max = 6) int added,
      @ForAll Random random) {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    List<Integer> names = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      names.add(i);
    }
    Collections.shuffle(names, random);
    for (int i = 0; i < files; i++) {
      String script = "DELETE FROM t" + i % 3 + ";\n".repeat(1 + random.nextInt(3));
      before.addAll(List.of("d" + i + "/a.sql", script));
      after.addAll(List.of("e" + names.get(i) + "/b.sql", "\n\n" + script));
    }
    for (int i = 0; i < added; i++) {
      after.addAll(List.of("new" + i + ".sql", "DELETE FROM t" + i % 3 + ";\n"));
    }
    List<Finding> old = Known.tree(before.toArray(String[]::new));
    List<Finding> now = Known.tree(after.toArray(String[]::new));
    assertEquals(added, fresh(old, now).size());
  }

  @Test
  void manyFindingsTakeLinearTime() {
    List<String> files = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    for (int i = 0; i < 2_501; i++) {
      String script = "DELETE FROM t;\n".repeat(5) + "DELETE FROM u" + i + ";\n".repeat(5);
      files.addAll(List.of("a/" + i + ".sql", script));
      moved.addAll(List.of((i % 2 == 0 ? "a/" : "b/") + i + ".sql", "\n" + script));
    }
    List<Finding> before = Known.tree(files.toArray(String[]::new));
    List<Finding> after = Known.tree(moved.toArray(String[]::new));
    assertTrue(before.size() >= 15_000, before.size() + " findings");
    Baseline baseline = Known.baseline(before);
    assertEquals(before.size(), baseline.entries().size());
    assertEquals(Set.of(), Set.copyOf(Known.fresh(Known.match(baseline, after), after)));
  }
}
