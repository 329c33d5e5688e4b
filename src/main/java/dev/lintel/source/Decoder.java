package dev.lintel.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the bytes of a file into text.
 *
 * <p>Steps: a byte order mark settles the encoding; without one, ASCII spread over two bytes is
 * UTF-16 and everything else UTF-8. A NUL in the head of a UTF-8 file means that it is no text.
 * Valid bytes take one pass; only a text that holds U+FFFD is decoded again, to find which bytes
 * were bad.
 */
public final class Decoder {
  /** How far a file is searched for the NUL that tells binaries from texts; as far as git looks. */
  private static final int HEAD_BYTES = 8192;

  /** A text has no more problems than this: a hundred say as much as a million. */
  static final int MAX_PROBLEMS = 100;

  private static final char REPLACEMENT = '\uFFFD';

  private Decoder() {}

  /** Decodes a file's bytes; never throws for what they hold. */
  public static Decoded decode(String path, byte[] bytes) {
    Encoding encoding = Encoding.of(bytes);
    if (encoding.charset().equals(UTF_8)) {
      int zero = zeroInHead(bytes);
      if (zero >= 0) {
        return new Decoded.Binary("NUL byte at offset " + zero);
      }
    }
    int length = bytes.length - encoding.markBytes();
    String content = new String(bytes, encoding.markBytes(), length, encoding.charset());
    return new Decoded.Text(
        content.indexOf(REPLACEMENT) < 0
            ? SourceText.of(path, content)
            : SourceText.of(path, content, problems(bytes, encoding)));
  }

  private static int zeroInHead(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, HEAD_BYTES); i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Decodes once more, stopping at each bad sequence; makes the same text as String does. */
  private static List<DecodingProblem> problems(byte[] bytes, Encoding encoding) {
    List<DecodingProblem> problems = new ArrayList<>();
    CharsetDecoder decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    in.position(encoding.markBytes());
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError() && problems.size() < MAX_PROBLEMS) {
      problems.add(
          new DecodingProblem(
              out.position(),
              in.position(),
              message(bytes, in.position(), result.length(), encoding.charset())));
      out.put(REPLACEMENT);
      in.position(in.position() + result.length());
      result = decoder.decode(in, out, true);
    }
    return problems;
  }

  private static String message(byte[] bytes, int from, int length, Charset charset) {
    StringBuilder message = new StringBuilder(length == 1 ? "byte" : "bytes");
    for (int i = from; i < from + length; i++) {
      message.append(" 0x%02X".formatted(bytes[i]));
    }
    String name = charset.equals(UTF_8) ? "UTF-8" : charset.name().substring(0, "UTF-16".length());
    return message
        .append(length == 1 ? " is" : " are")
        .append(" not valid ")
        .append(name)
        .toString();
  }
}
