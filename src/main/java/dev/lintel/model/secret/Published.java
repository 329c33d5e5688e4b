package dev.lintel.model.secret;

import dev.lintel.source.Sha256;
import java.util.HexFormat;
import java.util.List;

/** Values that an issuer publishes in its own documents, known by the head of their SHA-256. */
final class Published {
  private static final int HEAD_BYTES = 8;

  private Published() {}

  /**
   * @param digests first eight bytes in lower-case hexadecimal
   */
  static boolean isAmong(List<String> digests, String value) {
    return !digests.isEmpty() && digests.contains(head(value));
  }

  private static String head(String value) {
    return HexFormat.of().formatHex(Sha256.of(value), 0, HEAD_BYTES);
  }
}
