package dev.lintel.report;

import dev.lintel.source.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
    return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text)) + "'";
  }
}
