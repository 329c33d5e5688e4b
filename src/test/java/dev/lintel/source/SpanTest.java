package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
  @Test
  void spanOutsideItsTextIsRefused() {
    SourceText text = SourceText.of("a.txt", "abc");

    assertThrows(IllegalArgumentException.class, () -> text.span(1, 4));
    assertThrows(IllegalArgumentException.class, () -> text.span(2, 1));
  }

  @Test
  void spansOfTwoTextsDoNotJoin() {
    Span here = SourceText.of("a.txt", "abc").all();
    Span there = SourceText.of("b.txt", "abc").all();

    assertThrows(IllegalArgumentException.class, () -> here.to(there));
    assertFalse(here.contains(there));
  }

  @Test
  void spansOfOneTextJoinToTheSmallestThatCoversBoth() {
    SourceText text = SourceText.of("a.txt", "0123456789");

    assertEquals(text.span(1, 8), text.span(6, 8).to(text.span(1, 3)));
  }

  @Test
  void aTextOfPlacesOnlyHasThePlacesOnly() {
    SourceText text = SourceText.of("a.txt", "one\r\ntwo\nthree");
    SourceText places = text.placesOnly("b.txt");

    assertEquals("b.txt", places.path());
    assertEquals(text.all().region(), places.all().region());
    for (int start = 0; start <= text.length(); start++) {
      assertEquals(text.span(start, start).region(), places.span(start, start).region());
    }
    assertThrows(IndexOutOfBoundsException.class, () -> places.span(0, 1).text());
    assertThrows(IndexOutOfBoundsException.class, () -> places.lines().text(1));
  }

  @Test
  void partCountsFromTheStartOfTheSpan() {
    assertEquals("34", SourceText.of("a.txt", "0123456789").span(2, 8).part(1, 3).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a\\nbc\\nd | 2 | 3 | a\\nd",
        "a\\nbc\\nd\\n | 4 | 6 | a\\n",
        "a\\r\\nbc\\r\\nd | 3 | 3 | a\\r\\nd",
        "a\\r\\nbc | 3 | 4 | a",
        "a\\rb\\rc | 2 | 3 | a\\rc",
        "abc | 1 | 2 | ''"
      })
  void wholeLinesLeaveATextWithLinesLess(String content, int start, int end, String rest) {
    String text = content.translateEscapes();
    Span lines = SourceText.of("a", text).span(start, end).wholeLines();
    assertEquals(
        rest.translateEscapes(), text.substring(0, lines.start()) + text.substring(lines.end()));
  }
}
