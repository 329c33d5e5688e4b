package dev.lintel.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/**
 * Takes a text in ASCII and tells how large it is when it is packed for an upload. As long as it is
 * not over the limit unpacked it is kept, so that it need not be made twice.
 */
final class PackedText extends Writer {
  private final int maximumBytes;
  private final StringBuilder kept = new StringBuilder();
  private final byte[] packed = new byte[1 << 16];
  private Deflater deflater;
  private long packedBytes;

  PackedText(int maximumBytes) {
    this.maximumBytes = maximumBytes;
  }

  @Override
  public void write(char[] text, int start, int length) {
    kept.append(text, start, length);
    if (kept.length() > maximumBytes || deflater != null) {
      pack();
    }
  }

  private void pack() {
    if (deflater == null) {
      deflater = new Deflater();
    }
    deflater.setInput(kept.toString().getBytes(StandardCharsets.US_ASCII));
    kept.setLength(0);
    drain();
  }

  private void drain() {
    int size;
    do {
      size = deflater.deflate(packed);
      packedBytes += size;
    } while (size > 0);
  }

  /** Tells whether the whole text is still at hand. */
  boolean isKept() {
    return deflater == null;
  }

  void writeKeptTo(Writer out) throws IOException {
    out.append(kept);
  }

  /** Gives the size of all that was written; nothing can be written behind that. */
  long packedBytes() {
    if (deflater == null) {
      return kept.length();
    }
    deflater.finish();
    drain();
    return packedBytes;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    if (deflater != null) {
      deflater.end();
    }
  }
}
