package dev.lintel.cel;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A format that Kubernetes has a name for. Names and patterns: k8s.io/apimachinery,
 * pkg/util/validation/validation.go, and Common Expression Language in Kubernetes, Kubernetes
 * Format library, read 2026-11-27.
 *
 * @param longest in characters
 */
record NamedFormat(String name, Pattern pattern, int longest) {
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
  private static final String NAME = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
  private static final int ANY = 1 << 20;

  /** Gives the format of a name; empty where there is none. */
  static Optional<NamedFormat> find(String name) {
    return switch (name) {
      case "dns1123Label" -> of(name, LABEL, 63);
      case "dns1123Subdomain" -> of(name, SUBDOMAIN, 253);
      case "dns1035Label" -> of(name, "[a-z]([-a-z0-9]*[a-z0-9])?", 63);
      case "dns1123LabelPrefix" -> of(name, "[a-z0-9]([-a-z0-9]*)?", 63);
      case "dns1123SubdomainPrefix" -> of(name, "(" + LABEL + "\\.)*[a-z0-9][-a-z0-9]*", 253);
      case "dns1035LabelPrefix" -> of(name, "[a-z][-a-z0-9]*", 63);
      case "qualifiedName" -> of(name, "(" + SUBDOMAIN + "/)?" + NAME, 317);
      case "labelValue" -> of(name, "(" + NAME + ")?", 63);
      case "uri" -> of(name, "(?s).*", ANY);
      case "uuid" ->
          of(name, "(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", 36);
      case "byte" -> of(name, "(?s).*", ANY);
      case "date" -> of(name, DATE, 10);
      case "datetime" ->
          of(
              name,
              "(?i)"
                  + DATE
                  + "[t ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(z|[+-][0-9]{2}:?[0-9]{2})",
              40);
      default -> Optional.empty();
    };
  }

  private static Optional<NamedFormat> of(String name, String pattern, int longest) {
    return Optional.of(new NamedFormat(name, Pattern.compile(pattern), longest));
  }

  /** Gives what is wrong with a text; none where it has the format. */
  List<String> problems(String text) {
    List<String> problems = new ArrayList<>();
    if (text.length() > longest) {
      problems.add("must be no more than " + longest + " characters");
    } else if (!pattern.matches(text) || !isRead(text)) {
      problems.add("'" + text + "' is no " + name);
    }
    return problems;
  }

  private boolean isRead(String text) {
    return switch (name) {
      case "uri" -> UrlValue.parse(text).isPresent();
      case "byte" -> isBase64(text);
      default -> true;
    };
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
