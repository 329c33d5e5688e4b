package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private static SourceText text(byte[] bytes) {
    return ((Decoded.Text) Decoder.decode("a.yml", bytes)).source();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "'', UTF-8",
    "EF BB BF, UTF-8",
    "FF FE, UTF-16LE",
    "FE FF, UTF-16BE",
    "FF FE 00 00, UTF-32LE",
    "00 00 FE FF, UTF-32BE",
  })
  void theMarkTellsTheEncodingAndIsNoText(String mark, String charset) {
    String content = "on: ü 😀\n";
    byte[] bytes = joined(HEX.parseHex(mark), content.getBytes(Charset.forName(charset)));
    assertEquals(content, text(bytes).content());
    assertEquals(List.of(), text(bytes).problems());
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE"})
  void asciiInTwoBytesNeedsNoMark(String charset) {
    String content = "apiVersion: v1\r\n\tkind: Pod\n";
    assertEquals(content, text(content.getBytes(Charset.forName(charset))).content());
  }

  @ParameterizedTest
  @CsvSource({
    "61 E9 62, 1, 1, byte 0xE9 is not valid UTF-8",
    "C3 A9 E9, 1, 2, byte 0xE9 is not valid UTF-8",
    "EF BB BF E9, 0, 3, byte 0xE9 is not valid UTF-8",
    "F0 9F 98 80 FF, 2, 4, byte 0xFF is not valid UTF-8",
    "61 E2 82, 1, 1, bytes 0xE2 0x82 are not valid UTF-8",
    "C0 AF, 0, 0, byte 0xC0 is not valid UTF-8",
    "FF FE 61 00 00 D8 62 00, 1, 4, bytes 0x00 0xD8 0x62 0x00 are not valid UTF-16",
    "FE FF 00 61 62, 1, 4, byte 0x62 is not valid UTF-16",
    "00 00 FE FF 00 11 00 00, 0, 4, bytes 0x00 0x11 0x00 0x00 are not valid UTF-32",
  })
  void badBytesAreReplacedAndNamed(String bytes, int offset, long byteOffset, String message) {
    SourceText text = text(HEX.parseHex(bytes));
    assertEquals(new DecodingProblem(offset, byteOffset, message), text.problems().getFirst());
    assertEquals('\uFFFD', text.content().charAt(offset));
  }

  @Test
  void aWrittenReplacementCharacterIsNoProblem() {
    assertEquals(List.of(), text("a \uFFFD b".getBytes(StandardCharsets.UTF_8)).problems());
  }

  @Test
  void aFileOfBadBytesHasOnlyTheFirstHundredProblems() {
    byte[] bytes = new byte[1000];
    Arrays.fill(bytes, (byte) 0xFF);
    assertEquals(100, text(bytes).problems().size());
    assertEquals(1000, text(bytes).length());
  }

  @Property
  void everyProblemPointsAtItsReplacementAndItsBytes(@ForAll byte[] tail) {
    byte[] bytes = joined(HEX.parseHex("61 62"), tail);
    if (Decoder.decode("a", bytes) instanceof Decoded.Text(SourceText text)) {
      for (DecodingProblem problem : text.problems()) {
        assertEquals('\uFFFD', text.content().charAt(problem.offset()));
        String before = new String(bytes, 0, (int) problem.byteOffset(), StandardCharsets.UTF_8);
        assertEquals(text.content().substring(0, problem.offset()), before);
      }
    }
  }

  @Property
  void validTextComesBackAsItWas(@ForAll String content) {
    byte[] bytes = content.replace('\0', ' ').getBytes(StandardCharsets.UTF_8);
    String expected = new String(bytes, StandardCharsets.UTF_8);
    assertEquals(expected, text(joined(HEX.parseHex("EF BB BF"), bytes)).content());
    assertEquals(List.of(), text(bytes).problems());
  }

  @ParameterizedTest
  @CsvSource({
    "61 00, NUL byte at offset 1",
    "7F 45 4C 46 02 01 01 00 00 00, NUL byte at offset 7",
    "50 4B 03 04 14 00 00 00, NUL byte at offset 5",
    "00 01 00 02 00 03, NUL byte at offset 0",
  })
  void aNulInTheHeadMeansNoText(String bytes, String reason) {
    assertEquals(new Decoded.Binary(reason), Decoder.decode("a.yaml", HEX.parseHex(bytes)));
  }

  @Test
  void aNulBehindTheHeadIsACharacter() {
    byte[] bytes = new byte[8193];
    Arrays.fill(bytes, 0, 8192, (byte) 'a');
    assertEquals(8193, text(bytes).length());
  }
}
