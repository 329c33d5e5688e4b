package dev.lintel.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A path as a relative URI reference: RFC 3986, sections 2.3 and 4.2. */
final class RelativeUri {
  private static final String UNRESERVED = "-._~/";

  private RelativeUri() {}

  /** Encodes all but unreserved ASCII and slashes, so that no name reads as a scheme or a query. */
  static String of(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
        uri.append(c);
      } else {
        HexFormat.of().withUpperCase().toHexDigits(uri.append('%'), b);
      }
    }
    return uri.toString();
  }
}
