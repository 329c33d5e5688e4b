package dev.lintel.catalogs;

import java.util.ArrayList;
import java.util.List;

/** Where a Hive Metastore listens. */
record MetastoreAddress(String host, int port) {
  private static final String SCHEME = "thrift://";
  private static final int DEFAULT_PORT = 9083;
  static final String EXAMPLE = "thrift://HOST:9083";

  /**
   * Reads what {@code hive.metastore.uris} holds: one address, or several with commas between them,
   * of which any will do.
   */
  static List<MetastoreAddress> list(String text) throws InvalidSourceException {
    List<MetastoreAddress> addresses = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      addresses.add(of(part.strip()));
    }
    return addresses;
  }

  private static MetastoreAddress of(String uri) throws InvalidSourceException {
    String rest = uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? uri.substring(9) : uri;
    if (rest.indexOf('@') >= 0) {
      // Not quoted: before the @ may stand a password.
      throw new InvalidSourceException(
          "a metastore has no user in its address; it takes " + EXAMPLE);
    }
    if (rest.contains("://")) {
      throw new InvalidSourceException(
          "'%s' is no address of a metastore, of which Lintel speaks plain Thrift alone; it takes %s"
              .formatted(uri, EXAMPLE));
    }
    String place = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    int hostEnd = place.startsWith("[") ? place.indexOf(']') + 1 : place.indexOf(':');
    hostEnd = hostEnd < 0 || place.startsWith("[") && hostEnd == 0 ? place.length() : hostEnd;
    String host = place.substring(0, hostEnd);
    String port = place.substring(hostEnd);
    if (!isHost(host) || !port.isEmpty() && !isPort(port)) {
      throw new InvalidSourceException(
          "'%s' is no address of a metastore; it takes %s".formatted(uri, EXAMPLE));
    }
    return new MetastoreAddress(
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        port.isEmpty() ? DEFAULT_PORT : Integer.parseInt(port.substring(1)));
  }

  private static boolean isHost(String host) {
    String plain = host.startsWith("[") && host.endsWith("]") ? host.replace(":", "") : host;
    return !plain.isEmpty()
        && plain.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-._[]%".indexOf(c) >= 0);
  }

  private static boolean isPort(String text) {
    boolean isNumber =
        text.length() >= 2
            && text.length() <= 6
            && text.substring(1).chars().allMatch(c -> c >= '0' && c <= '9');
    int number = text.charAt(0) == ':' && isNumber ? Integer.parseInt(text.substring(1)) : 0;
    return number > 0 && number <= 65_535;
  }

  @Override
  public String toString() {
    return SCHEME + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
