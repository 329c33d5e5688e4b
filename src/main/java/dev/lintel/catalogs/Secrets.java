package dev.lintel.catalogs;

import java.util.List;
import java.util.Locale;

/** Keeps passwords out of messages and snapshots, which are shown and committed. */
final class Secrets {
  private static final List<String> WORDS =
      List.of("password", "passwd", "pwd", "secret", "token", "credential", "accesskey", "apikey");

  private Secrets() {}

  /** Tells whether a key names something secret. */
  static boolean isNamed(String key) {
    String plain = key.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(".", "");
    return WORDS.stream().anyMatch(plain::contains);
  }

  /** Gives a URI without its user and password, as {@code wasb://user:key@host} has them. */
  static String withoutUserInfo(String uri) {
    int start = uri.indexOf("://");
    if (start < 0) {
      return uri;
    }
    int end = uri.indexOf('/', start + 3);
    int at = uri.lastIndexOf('@', end < 0 ? uri.length() : end);
    int colon = uri.indexOf(':', start + 3);
    // Azure's container@account is no user; only what has a colon before the @ holds a password.
    return at > start && colon > 0 && colon < at
        ? uri.substring(0, start + 3) + uri.substring(at + 1)
        : uri;
  }
}
