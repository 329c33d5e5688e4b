package dev.lintel.model.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KeywordAutomatonTest {
  @Property
  void findsWhatANaiveSearchFinds(
      @ForAll("keywords") List<String> keywords, @ForAll("texts") String text) {
    assertEquals(naive(keywords, text), found(keywords, text));
  }

  @Test
  void findsKeywordsAcrossTheEdgesOfItsChunks() {
    String text = "a".repeat(8190) + "Secret" + "b".repeat(8186) + "sECRET";
    assertEquals(List.of("secret@8196", "secret@16388"), found(List.of("secret"), text));
  }

  @Test
  void countsUtf16UnitsBeforeAKeyword() {
    assertEquals(List.of("key@6"), found(List.of("key"), "ä€\uD83D" + "key"));
  }

  /** Few letters, so that keywords overlap and hold each other. */
  @Provide
  Arbitrary<List<String>> keywords() {
    return Arbitraries.strings()
        .withChars("abc-")
        .ofMinLength(1)
        .ofMaxLength(5)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .uniqueElements();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("abcABC- €").ofMaxLength(60);
  }

  private static List<String> found(List<String> keywords, String text) {
    List<String> found = new ArrayList<>();
    new KeywordAutomaton(keywords)
        .scan(text, (keyword, end) -> found.add(keywords.get(keyword) + "@" + end));
    return found;
  }

  /** By end, the longest first. */
  private static List<String> naive(List<String> keywords, String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    for (int end = 1; end <= text.length(); end++) {
      for (int length = end; length > 0; length--) {
        String word = folded.substring(end - length, end);
        if (keywords.contains(word)) {
          found.add(word + "@" + end);
        }
      }
    }
    return found;
  }
}
