package dev.lintel.model.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HEAD_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
