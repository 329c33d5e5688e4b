package dev.lintel.model.gitops;

import java.util.Locale;
import java.util.Optional;

/** The address of a git repository, in whichever form it is written. */
public final class RepositoryUrl {
  private RepositoryUrl() {}

  /**
   * Gives what all forms of an address have in common, as {@code git.example.org/shop/web}: scheme,
   * user, port and a {@code .git} at the end left out, in small letters, since hosts do not tell
   * them apart. Empty where the text is no address of a host.
   */
  public static Optional<String> key(String url) {
    int scheme = url.indexOf("://");
    String rest = scheme < 0 ? scp(url) : url.substring(scheme + 3);
    int slash = rest.indexOf('/');
    if (slash <= 0) {
      return Optional.empty();
    }
    String host = rest.substring(rest.lastIndexOf('@', slash) + 1, slash);
    int port = host.indexOf(':');
    String path = rest.substring(slash).replaceFirst("/+$", "").replaceFirst("\\.git$", "");
    String key = (port < 0 ? host : host.substring(0, port)) + path;
    return path.length() > 1 ? Optional.of(key.toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  /** Turns {@code git@host:path} into {@code host/path}; gives the empty text for anything else. */
  private static String scp(String url) {
    int at = url.indexOf('@');
    int colon = url.indexOf(':', at);
    return at < 0 || colon < 0 ? "" : url.substring(at + 1, colon) + "/" + url.substring(colon + 1);
  }
}
