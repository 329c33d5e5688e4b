package dev.lintel.source;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32BE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/**
 * How the bytes of a file stand for its text.
 *
 * @param markBytes length of the byte order mark, 0 if there is none
 */
public record Encoding(Charset charset, int markBytes) {
  /** Bytes that must all be ASCII in UTF-16 before a file without a mark is taken for it. */
  private static final int SAMPLE_BYTES = 256;

  private static final String MARK = "\uFEFF";

  /** Tells how the bytes of a file are encoded. */
  public static Encoding of(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(UTF_8, 3);
    }
    // The marks of UTF-32 come first: that of its little-endian form starts with that of UTF-16.
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
      return new Encoding(UTF_32LE, 4);
    }
    if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return new Encoding(UTF_32BE, 4);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new Encoding(UTF_16LE, 2);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new Encoding(UTF_16BE, 2);
    }
    if (isSpreadAscii(bytes, 0)) {
      return new Encoding(UTF_16LE, 0);
    }
    if (isSpreadAscii(bytes, 1)) {
      return new Encoding(UTF_16BE, 0);
    }
    return new Encoding(UTF_8, 0);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Tells whether the head is ASCII text in UTF-16, with the letters at even (0) or odd (1) bytes.
   */
  private static boolean isSpreadAscii(byte[] bytes, int letterAt) {
    if (bytes.length < 4 || bytes.length % 2 != 0) {
      return false;
    }
    for (int i = 0; i < Math.min(bytes.length, SAMPLE_BYTES); i += 2) {
      byte letter = bytes[i + letterAt];
      boolean isText = letter >= ' ' && letter < 0x7F || letter >= '\t' && letter <= '\r';
      if (!isText || bytes[i + 1 - letterAt] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Gives the bytes of a text, the mark included; empty where the encoding cannot hold it. */
  public Optional<byte[]> encode(String content) {
    String marked = markBytes == 0 ? content : MARK + content;
    try {
      ByteBuffer bytes =
          charset
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(marked));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return Optional.of(exact);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
