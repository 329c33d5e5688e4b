package dev.lintel.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes what a {@link ByteReader} reads: numbers with their highest byte first. */
final class ByteWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  ByteWriter writeByte(int value) {
    bytes.write(value);
    return this;
  }

  ByteWriter writeBoolean(boolean value) {
    return writeByte(value ? 1 : 0);
  }

  ByteWriter writeInt(int value) {
    return writeByte(value >> 24).writeByte(value >> 16).writeByte(value >> 8).writeByte(value);
  }

  ByteWriter writeLong(long value) {
    return writeInt((int) (value >> 32)).writeInt((int) value);
  }

  /** Writes the number of bytes in UTF-8 and the bytes. */
  ByteWriter writeText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return writeInt(utf8.length).writeBytes(utf8);
  }

  /** Writes a byte for each character, none of which is above U+00FF. */
  ByteWriter writeLatin(String text) {
    return writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  ByteWriter writeBytes(byte[] value) {
    bytes.writeBytes(value);
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
