package dev.lintel.model.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64TextTest {
  @Property
  void leadsEachByteToItsGroupOfDigits(
      @ForAll @CharRange(from = '\0', to = '\u00ff') @StringLength(min = 1, max = 60) String bytes,
      @ForAll @IntRange(max = 59) int at) {
    SourceText file = SourceText.of("f", "data: " + encoded(bytes));
    SourceText decoded = Base64Text.decode(file.span(6, file.length())).orElseThrow();
    int byteAt = Math.min(at, bytes.length() - 1);
    Span place = decoded.span(byteAt, byteAt + 1).resolved();
    assertEquals(bytes, decoded.content());
    assertEquals(6 + byteAt / 3 * 4, place.start());
    assertEquals(place.start() + 4, place.end());
  }

  @Test
  void readsOverLineBreaks() {
    SourceText file = SourceText.of("f", "d2ludG\n  VyLVN1\n  bi00Mg==\n");
    assertEquals("winter-Sun-42", Base64Text.decode(file.all()).orElseThrow().content());
  }

  @ParameterizedTest
  @ValueSource(strings = {"winter-Sun-42", "abcde", "{{ value }}"})
  void refusesWhatIsNotBase64(String text) {
    assertTrue(Base64Text.decode(SourceText.of("f", text).all()).isEmpty());
  }

  @Test
  void findsTheRunsThatHideText() {
    String hidden = encoded("a sentence that was encoded");
    String digest = "9a038989604e8da62ecddbe2094b16ce1b778be1";
    List<String> found = new ArrayList<>();
    Base64Text.runs(
        SourceText.of("f", "sha1=" + digest + " x='" + hidden + "' word"),
        text -> found.add(text.content()));
    assertEquals(List.of("a sentence that was encoded"), found);
  }

  private static String encoded(String bytes) {
    return Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }
}
