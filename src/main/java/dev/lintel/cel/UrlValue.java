package dev.lintel.cel;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An absolute URI or an absolute path, which is what Kubernetes takes for a URL. */
record UrlValue(URI uri) {
  static UrlValue of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("no URL: " + text));
  }

  static Optional<UrlValue> parse(String text) {
    try {
      URI uri = new URI(text);
      boolean isUrl = uri.isAbsolute() || text.startsWith("/");
      return isUrl ? Optional.of(new UrlValue(uri)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  String scheme() {
    return text(uri.getScheme());
  }

  /** Gives the host with its port. */
  String host() {
    String authority = text(uri.getRawAuthority());
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  String hostname() {
    String host = text(uri.getHost());
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  String port() {
    return uri.getPort() < 0 ? "" : Integer.toString(uri.getPort());
  }

  String escapedPath() {
    return text(uri.getRawPath());
  }

  /** Gives the values of each parameter, in the order of the text. */
  Map<String, List<String>> query() {
    Map<String, List<String>> query = new TreeMap<>();
    for (String pair : text(uri.getRawQuery()).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query.computeIfAbsent(decoded(name), n -> new ArrayList<>()).add(decoded(value));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The parts that a URI does not have are null in Java and empty in Go. */
  private static String text(String part) {
    return part == null ? "" : part;
  }
}
