package dev.lintel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lintel.finding.Edit;
import dev.lintel.source.SourceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditedTextTest {
  /** A text and edits that do not overlap, as offsets two by two with what replaces each. */
  record Case(String content, List<Integer> offsets, List<String> replacements) {
    List<Edit> edits(SourceText source) {
      List<Edit> edits = new ArrayList<>();
      for (int i = 0; i + 1 < offsets.size(); i += 2) {
        edits.add(
            new Edit(
                source.span(offsets.get(i), offsets.get(i + 1)),
                replacements.get(i / 2 % replacements.size())));
      }
      return edits;
    }
  }

  /** From the last edit to the first, each by cutting: too slow for use, and hard to get wrong. */
  private static String reference(String content, List<Edit> edits) {
    String result = content;
    for (Edit edit : edits.reversed()) {
      result =
          result.substring(0, edit.span().start())
              + edit.replacement()
              + result.substring(edit.span().end());
    }
    return result;
  }

  @Property(tries = 2000)
  void theResultIsThatOfTheReference(@ForAll("cases") Case sample, @ForAll long seed) {
    SourceText source = SourceText.of("a", sample.content());
    List<Edit> edits = sample.edits(source);
    List<Edit> shuffled = new ArrayList<>(edits);
    Collections.shuffle(shuffled, new Random(seed));
    assertEquals(
        reference(sample.content(), edits), EditedText.of(source, shuffled).result().content());
  }

  @Property(tries = 2000)
  void everyUnitOutsideTheEditsIsWhereItIsSaidToBe(@ForAll("cases") Case sample) {
    SourceText source = SourceText.of("a", sample.content());
    List<Edit> edits = sample.edits(source);
    EditedText edited = EditedText.of(source, edits);
    int last = -1;
    for (int i = 0; i < source.length(); i++) {
      int offset = i;
      boolean isEdited =
          edits.stream().anyMatch(e -> e.span().start() <= offset && offset < e.span().end());
      if (!isEdited) {
        int now = edited.start(i);
        assertEquals(source.content().charAt(i), edited.result().content().charAt(now));
        assertEquals(true, now > last);
        last = now;
      }
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<String> contents =
        Arbitraries.of("a", "b", "\n", "é", "😀").list().ofMaxSize(30).map(l -> String.join("", l));
    Arbitrary<List<String>> replacements =
        Arbitraries.of("", "x", "yy", "a", "\r\n".substring(0, 1)).list().ofMinSize(1).ofMaxSize(4);
    return contents.flatMap(content ->
        Combinators.combine(
                Arbitraries.integers().between(0, content.length()).set().ofMaxSize(10),
                replacements)
            .as((set, texts) -> new Case(content, List.copyOf(new TreeSet<>(set)), texts)));
  }

  @ParameterizedTest
  @CsvSource({
    "a\\nb\\n,         2, a\\nx\\ny\\nb\\n",
    "a\\r\\nb\\r\\n,   3, a\\r\\nx\\r\\ny\\r\\nb\\r\\n",
    "a\\rb\\r,         2, a\\rx\\ry\\rb\\r",
    "a\\r\\nb,         3, a\\r\\nx\\r\\ny\\r\\nb",
    "a\\nb\\r\\nc\\n,  2, a\\nx\\r\\ny\\r\\nb\\r\\nc\\n",
    "b,                0, x\\ny\\nb",
    "'',               0, x\\ny\\n"
  })
  void aLineBreakIsThatOfTheLine(String content, int offset, String expected) {
    SourceText source = SourceText.of("a", content.translateEscapes());
    Edit edit = new Edit(source.span(offset, offset), "x\ny\n");
    assertEquals(
        expected.translateEscapes(), EditedText.of(source, List.of(edit)).result().content());
  }

  @Test
  void insertionsAtOnePlaceKeepTheirOrder() {
    SourceText source = SourceText.of("a", "ab");
    List<Edit> edits =
        List.of(
            new Edit(source.span(1, 2), "c"),
            new Edit(source.span(1, 1), "1"),
            new Edit(source.span(1, 1), "2"));
    assertEquals("a12c", EditedText.of(source, edits).result().content());
  }

  @Test
  void editsOverOneAnotherAreRefused() {
    SourceText source = SourceText.of("a", "abcd");
    List<Edit> edits = List.of(new Edit(source.span(0, 2), "x"), new Edit(source.span(1, 3), "y"));
    assertThrows(IllegalArgumentException.class, () -> EditedText.of(source, edits));
  }
}
