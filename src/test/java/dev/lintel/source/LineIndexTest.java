package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineIndexTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesAndColumnsAreTheSameForEachLineBreak(String lineBreak) {
    SourceText text = SourceText.of("a.txt", String.join(lineBreak, "one", "", "three", ""));
    LineIndex lines = text.lines();

    assertEquals(4, lines.count());
    assertEquals("three", lines.text(3));
    assertEquals("", lines.text(4));
    assertEquals(new Position(3, 2), lines.position(text.content().indexOf("hree")));
  }

  @Test
  void separatorsOfUnicodeEndNoLine() {
    assertEquals(1, SourceText.of("a.txt", "a\u0085b\u2028c\u2029d").lines().count());
  }

  @Test
  void columnsCountUnits() {
    SourceText text = SourceText.of("a.txt", "\uD83D\uDE00x");

    assertEquals(new Position(1, 3), text.lines().position(2));
  }

  @Test
  void emptyTextHasOneLine() {
    SourceText text = SourceText.of("a.txt", "");

    assertEquals(1, text.lines().count());
    assertEquals(new Region(new Position(1, 1), new Position(1, 1)), text.all().region());
  }

  @Property
  void offsetsAndPositionsAgree(@ForAll @Chars({'a', '\n', '\r'}) String content) {
    LineIndex lines = SourceText.of("a.txt", content).lines();
    for (int offset = 0; offset <= content.length(); offset++) {
      Position position = lines.position(offset);
      assertEquals(offset, lines.start(position.line()) + position.column() - 1);
    }
  }
}
