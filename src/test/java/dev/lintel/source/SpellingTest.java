package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final List<String> KEYS =
      List.of("exclude", "rules", "persona", "gates", "fail-on", "suppress");

  @ParameterizedTest
  @CsvSource({
    "exlcude, exclude",
    "exclud, exclude",
    "excludes, exclude",
    "Exclude, exclude",
    "rule, rules",
    "ruels, rules",
    "gate, gates",
    "fail_on, fail-on",
    "failon, fail-on",
    "supress, suppress",
    "suppressions, suppress",
    "personas, persona",
    "ignore,",
    "x,",
    "'',",
  })
  void theNearestWordIsMeant(String word, String expected) {
    assertEquals(Optional.ofNullable(expected), Spelling.nearest(word, KEYS));
  }

  @ParameterizedTest
  @CsvSource({
    "hgih, '; did you mean ''high''?'",
    "severe, '; accepted are critical, high, low'",
  })
  void aHintNamesTheNearestOrAll(String word, String expected) {
    assertEquals(expected, Spelling.hint(word, Arrays.asList("critical", "high", "low")));
  }

  /** The table as the definition has it, for words over few letters, which share ends and swaps. */
  @Test
  void distanceIsThatOfTheWholeTable() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      String a = word(random);
      String b = word(random);
      assertEquals(wholeTable(a, b), Spelling.distance(a, b), () -> a + " " + b);
    }
  }

  /** The nearest is found as by asking for every distance, whatever is left out on the way. */
  @Test
  void nearestIsTheLeastOfAllDistances() {
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      String word = word(random);
      List<String> known = Stream.generate(() -> word(random)).limit(20).toList();
      Optional<String> expected =
          known.stream()
              .filter(other -> wholeTable(word, other) <= Math.max(1, word.length() / 3))
              .min(
                  Comparator.comparingInt((String other) -> wholeTable(word, other))
                      .thenComparing(Comparator.naturalOrder()));
      assertEquals(expected, Spelling.nearest(word, known), () -> word + " " + known);
    }
  }

  private static String word(Random random) {
    return random
        .ints(random.nextInt(9), 'a', 'd')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int wholeTable(String a, String b) {
    int[][] costs = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          costs[i][j] = i + j;
          continue;
        }
        int replaced = costs[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        costs[i][j] = Math.min(replaced, 1 + Math.min(costs[i - 1][j], costs[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          costs[i][j] = Math.min(costs[i][j], costs[i - 2][j - 2] + 1);
        }
      }
    }
    return costs[a.length()][b.length()];
  }
}
