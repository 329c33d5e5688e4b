package dev.lintel.catalogs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A JDBC URL without a password.
 *
 * @param text the URL as the driver takes it
 */
record JdbcUrl(String text) {
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final List<String> SECRETS =
      List.of("password", "passwd", "pwd", "secret", "token");

  static JdbcUrl of(String text) throws InvalidSourceException {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("jdbc:") || lower.indexOf(':', 5) < 0) {
      // Not quoted: what is no URL may well be a password in the wrong place.
      throw new InvalidSourceException(
          "--jdbc takes a JDBC URL, as jdbc:postgresql://HOST:5432/DATABASE?user=NAME");
    }
    if (holdsPassword(lower)) {
      throw new InvalidSourceException(
          "the URL of --jdbc holds a password, which every user of this machine sees in the list of"
              + " processes; leave it out and set "
              + JdbcCredentials.PASSWORD);
    }
    return new JdbcUrl(text);
  }

  private static boolean holdsPassword(String lower) {
    String[] parameters = lower.split("[?&;,(]", -1);
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      String key = equals < 0 ? "" : parameter.substring(0, equals);
      if (equals < parameter.length() - 1 && SECRETS.stream().anyMatch(key::contains)) {
        return true;
      }
    }
    // jdbc:x://user:password@host, and Oracle's jdbc:oracle:thin:user/password@host.
    String place = parameters[0];
    int at = place.lastIndexOf('@');
    int start = Math.max(place.indexOf("://") + 3, place.startsWith("jdbc:oracle:") ? 12 : 0);
    String user = at > start ? place.substring(start, at) : "";
    boolean isOracle = place.startsWith("jdbc:oracle:");
    return isOracle ? user.indexOf('/') > 0 : place.contains("://") && user.indexOf(':') >= 0;
  }

  boolean isPostgresql() {
    return text.regionMatches(true, 0, POSTGRESQL, 0, POSTGRESQL.length());
  }

  /** Gives the URL without user and parameters, for messages and the catalog file. */
  String place() {
    int end = text.length();
    for (char c : "?;".toCharArray()) {
      int at = text.indexOf(c);
      end = at < 0 ? end : Math.min(end, at);
    }
    String place = text.substring(0, end);
    int at = place.lastIndexOf('@');
    int authority = place.indexOf("://");
    if (authority >= 0 && authority < at) {
      return place.substring(0, authority + 3) + place.substring(at + 1);
    }
    // Oracle's jdbc:oracle:thin:user@host.
    return at < 0
        ? place
        : place.substring(0, place.lastIndexOf(':', at) + 1) + place.substring(at);
  }

  /** Gives the product that the URL names, as {@code postgresql}. */
  String product() {
    return text.substring(5, text.indexOf(':', 5)).toLowerCase(Locale.ROOT);
  }

  /** Gives a parameter of the URL. */
  Optional<String> parameter(String name) {
    for (String parameter : text.split("[?&;]", -1)) {
      if (parameter.regionMatches(true, 0, name + "=", 0, name.length() + 1)) {
        return Optional.of(parameter.substring(name.length() + 1));
      }
    }
    return Optional.empty();
  }
}
