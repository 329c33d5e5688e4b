package dev.lintel.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what a {@link ByteWriter} wrote. No stream does it, because a full cache is thousands of
 * small reads in the first moments of a run, where every call counts.
 *
 * <p>Every method throws IndexOutOfBoundsException or IllegalArgumentException where the bytes end
 * or are not what it reads.
 */
final class ByteReader {
  private final byte[] bytes;
  private final int end;
  private int at;

  ByteReader(byte[] bytes) {
    this(bytes, bytes.length);
  }

  /**
   * @param end how many of the bytes to read, from 0 to all
   */
  ByteReader(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  boolean isAtEnd() {
    return at == end;
  }

  byte readByte() {
    return bytes[advance(1)];
  }

  boolean readBoolean() {
    return readByte() != 0;
  }

  int readInt() {
    int from = advance(Integer.BYTES);
    return bytes[from] << 24
        | (bytes[from + 1] & 0xFF) << 16
        | (bytes[from + 2] & 0xFF) << 8
        | (bytes[from + 3] & 0xFF);
  }

  long readLong() {
    return (long) readInt() << 32 | readInt() & 0xFFFF_FFFFL;
  }

  /** Reads the number of things that follow; each takes a byte or more. */
  int readCount() {
    int count = readInt();
    if (count < 0 || count > end - at) {
      throw new IllegalArgumentException("a count of " + count);
    }
    return count;
  }

  /** Reads a count and as many bytes of UTF-8. */
  String readText() {
    int length = readCount();
    return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
  }

  byte[] readBytes(int length) {
    int from = advance(length);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /** Reads a character for each byte. */
  String readLatin(int length) {
    return new String(bytes, advance(length), length, StandardCharsets.ISO_8859_1);
  }

  /** Goes on and gives where it was. */
  private int advance(int length) {
    if (length < 0 || length > end - at) {
      throw new IndexOutOfBoundsException("only " + (end - at) + " bytes are left");
    }
    at += length;
    return at - length;
  }
}
