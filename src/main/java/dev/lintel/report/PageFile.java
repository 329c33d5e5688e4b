package dev.lintel.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The style or the script of the HTML report, which stand in src/main/html and which the jar
 * carries under {@code html/}.
 */
record PageFile(String text) {
  static PageFile of(String name) throws IOException {
    try (InputStream stream = PageFile.class.getResourceAsStream("/html/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("no file html/" + name);
      }
      return new PageFile(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Gives the source by which a content security policy allows this text and no other. */
  String policySource() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
