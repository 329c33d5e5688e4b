package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
}
