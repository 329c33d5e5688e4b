package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EncodingTest {
  @Property
  void whatDecodesWithoutAProblemEncodesToTheSameBytes(
      @ForAll("texts") String content, @ForAll("encodings") Encoding encoding) {
    byte[] bytes = encoding.encode(content).orElseThrow();
    assertEquals(encoding, Encoding.of(bytes));
    Decoded.Text text = (Decoded.Text) Decoder.decode("a", bytes);
    assertEquals(content, text.source().content());
    assertArrayEquals(bytes, encoding.encode(text.source().content()).orElseThrow());
  }

  /** Any bytes: where no problem is found, nothing is lost. */
  @Property(tries = 2000)
  void noBytesDecodeAndEncodeToOthers(@ForAll("bytes") byte[] bytes) {
    if (Decoder.decode("a", bytes) instanceof Decoded.Text(SourceText text)
        && text.problems().isEmpty()) {
      assertArrayEquals(bytes, Encoding.of(bytes).encode(text.content()).orElseThrow());
    }
  }

  @Test
  void halfAPairIsNoText() {
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      assertEquals(Optional.empty(), new Encoding(charset, 0).encode("a\uD83D"));
    }
  }

  @Provide
  Arbitrary<Encoding> encodings() {
    return Arbitraries.of(
        new Encoding(StandardCharsets.UTF_8, 0),
        new Encoding(StandardCharsets.UTF_8, 3),
        new Encoding(StandardCharsets.UTF_16LE, 2),
        new Encoding(StandardCharsets.UTF_16BE, 2),
        new Encoding(StandardCharsets.UTF_32LE, 4),
        new Encoding(StandardCharsets.UTF_32BE, 4));
  }

  /** The first is no NUL and no letter alone, which the marks of other encodings start with. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a: ", "é\r\n", "\r", "\n", "😀", "\uFEFF", "\u2028", "b", "#\t")
        .list()
        .ofMinSize(2)
        .map(parts -> "key: " + String.join("", parts));
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    return Arbitraries.of(0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0, 0x61, 0x3A, 0x0A, 0xD8, 0xC3, 0xA9)
        .map(Integer::byteValue)
        .array(byte[].class)
        .ofMaxSize(12);
  }
}
