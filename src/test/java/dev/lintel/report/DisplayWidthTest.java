package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Widths of Unicode Standard Annex 11; W and F are 2. */
class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "a, 1",
    "é, 1",
    "e\u0301, 1",
    "値, 2",
    "かな, 4",
    "ｶﾅ, 2",
    "ＡＢ, 4",
    "한글, 4",
    "ᄀ, 2",
    "。, 2",
    "㊀, 2",
    "🚀, 2",
    "🇩🇪, 2",
    "a\u200db, 2",
    "→, 1",
    "ж, 1",
  })
  void widthIsThatOfATerminal(String text, int width) {
    assertEquals(width, DisplayWidth.of(text));
  }
}
