package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineDiffTest {
  /** Each letter is a line. */
  private static String text(String letters) {
    return letters.chars().mapToObj(c -> (char) c + "\n").collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    "abc,     abc,      {}",
    "'',      '',       {}",
    "'',      ab,       '{1, 2}'",
    "abc,     '',       {}",
    "abc,     abxc,     {3}",
    "abc,     axc,      {2}",
    "abc,     xabc,     {1}",
    "abc,     abcx,     {4}",
    // Lines that are only gone touch the next one, and at the end the last one.
    "abc,     ac,       {2}",
    "abc,     bc,       {1}",
    "abc,     ab,       {2}",
    "abcde,   ae,       {2}",
    // A line that took the place of others speaks for them.
    "abcde,   axe,      {2}",
    "abcdefg, axcdfg,   '{2, 5}'",
    "aabb,    aabbaabb, '{5, 6, 7, 8}'"
  })
  void whatAReviewerSeesAsChanged(String before, String after, String changed) {
    assertEquals(changed, LineDiff.changed(text(before), text(after)).toString());
  }

  @Test
  void howLinesEndDoesNotMatter() {
    assertEquals("{}", LineDiff.changed("a\nb\nc\n", "a\r\nb\r\nc").toString());
    assertEquals("{2}", LineDiff.changed("a\nb\nc\n", "a\r\nx\r\nc").toString());
  }

  @Provide
  Arbitrary<String> letters() {
    return Arbitraries.strings().withChars("abcd").ofMaxLength(24);
  }

  /** What is not called changed must have been there before, in the same order. */
  @Property(tries = 2000)
  void theOtherLinesWereThereBefore(
      @ForAll("letters") String before, @ForAll("letters") String after) {
    BitSet changed = LineDiff.changed(text(before), text(after));
    int at = 0;
    for (int i = 0; i < after.length(); i++) {
      if (!changed.get(i + 1)) {
        at = before.indexOf(after.charAt(i), at) + 1;
        assertTrue(at > 0, () -> before + " -> " + after + " " + changed);
      }
    }
  }

  /** No more is called changed than the shortest difference and one line for each deletion. */
  @Property(tries = 2000)
  void noMoreIsChangedThanMustBe(
      @ForAll("letters") String before, @ForAll("letters") String after) {
    int common = longestCommon(before, after);
    int most = after.length() - common + before.length() - common;
    BitSet changed = LineDiff.changed(text(before), text(after));
    assertTrue(changed.cardinality() <= most, () -> before + " -> " + after + " " + changed);
    assertEquals(before.equals(after) || after.isEmpty(), changed.isEmpty());
  }

  private static int longestCommon(String a, String b) {
    int[][] best = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i < a.length(); i++) {
      for (int j = 0; j < b.length(); j++) {
        best[i + 1][j + 1] =
            a.charAt(i) == b.charAt(j) ? best[i][j] + 1 : Math.max(best[i][j + 1], best[i + 1][j]);
      }
    }
    return best[a.length()][b.length()];
  }

  /** Two changes far apart leave what lies between alone, in a file of any size. */
  @Test
  void aLargeTextWithFewChangesIsCompared() {
    List<String> lines = IntStream.range(0, 200_000).mapToObj(i -> "line " + i % 100).toList();
    List<String> other = new ArrayList<>(lines);
    other.set(10, "x");
    other.remove(150_000);
    assertEquals(
        "{11, 150001}",
        LineDiff.changed(String.join("\n", lines), String.join("\n", other)).toString());
  }

  /** Too much is reported then, not too little. */
  @Test
  void beyondTheLimitAllBetweenTheFirstAndTheLastChangeCounts() {
    int count = LineDiff.MAX_EDITS;
    StringBuilder before = new StringBuilder("a\n");
    StringBuilder after = new StringBuilder("a\n");
    for (int i = 0; i < count; i++) {
      before.append("same ").append(i).append("\nold ").append(i).append('\n');
      after.append("same ").append(i).append("\nnew ").append(i).append('\n');
    }
    BitSet changed = LineDiff.changed(before + "z\n", after + "z\n");
    assertEquals(2 * count - 1, changed.cardinality());
    assertEquals(3, changed.nextSetBit(0), "the line behind the first that is the same");
  }
}
