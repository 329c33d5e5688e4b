package dev.lintel.model.gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
  @ParameterizedTest
  @CsvSource({
    "*, '', true",
    "*, a/b, true",
    "shop-*, shop-, true",
    "shop-*, shop, false",
    "*-prod, shop-prod, true",
    "*-prod, shop-prod-2, false",
    "a*b*c, axxbyyc, true",
    "a*b*c, axxcyyb, false",
    "a?c, abc, true",
    "a?c, ac, false",
    "'', '', true",
    "'', a, false",
  })
  void aStarStandsForAnyText(String pattern, String text, boolean matches) {
    assertEquals(matches, Wildcard.matches(pattern, text));
  }

  @Test
  void manyStarsTakeNoLongTime() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertFalse(Wildcard.matches("a*".repeat(2_000) + "b", "a".repeat(20_000))));
  }
}
