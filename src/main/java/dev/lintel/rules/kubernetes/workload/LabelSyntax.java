package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.Placeholder;
import java.util.Optional;

/**
 * What names, keys and values Kubernetes takes. Each check gives what is wrong, as the end of a
 * sentence that begins with the text; empty where nothing is.
 *
 * <p>Source: k8s.io/apimachinery, pkg/util/validation/validation.go, read 2026-11-27.
 */
final class LabelSyntax {
  private static final int LONGEST_PART = 63;
  private static final int LONGEST_DOMAIN = 253;

  /** Capitals in a row that nobody writes into a name for themselves. */
  private static final int PLACEHOLDER_LETTERS = 4;

  private LabelSyntax() {}

  /**
   * Tells whether a text may be one that a script replaces, in part or as a whole: {@code
   * web-$$name$$}, {@code REPLACEME-web}, {@code %TEAM%}.
   */
  static boolean isOpen(String text) {
    if (Placeholder.stands(text) || text.chars().anyMatch(c -> "$%{}[]<>#".indexOf(c) >= 0)) {
      return true;
    }
    int capitals = 0;
    int longest = 0;
    boolean hasSmall = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      capitals = c >= 'A' && c <= 'Z' || c == '_' ? capitals + 1 : 0;
      longest = Math.max(longest, capitals);
      hasSmall |= c >= 'a' && c <= 'z';
    }
    return longest >= PLACEHOLDER_LETTERS || longest > 1 && !hasSmall;
  }

  /** Checks the value of a label. */
  static Optional<String> value(String text) {
    return text.isEmpty() ? Optional.empty() : part(text);
  }

  /** Checks the key of a label or an annotation: a name, with a domain before it or not. */
  static Optional<String> key(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return part(text);
    }
    Optional<String> wrong = subdomain(text.substring(0, slash));
    return wrong.isPresent()
        ? wrong.map("has the prefix '%s', which %%s".formatted(text.substring(0, slash))::formatted)
        : part(text.substring(slash + 1));
  }

  /** Checks a part of up to 63 letters, digits and what may stand between them. */
  private static Optional<String> part(String text) {
    if (text.length() > LONGEST_PART) {
      return Optional.of(
          "has %d characters; %d are allowed".formatted(text.length(), LONGEST_PART));
    }
    return isPart(text)
        ? Optional.empty()
        : Optional.of(
            "is not made of letters and digits, with '-', '_' and '.' between them alone");
  }

  private static boolean isPart(String text) {
    return !text.isEmpty()
        && isAlphanumeric(text.charAt(0))
        && isAlphanumeric(text.charAt(text.length() - 1))
        && text.chars().allMatch(c -> isAlphanumeric(c) || c == '-' || c == '_' || c == '.');
  }

  /** Checks the name of most objects: a DNS subdomain, as RFC 1123 has it, in small letters. */
  static Optional<String> subdomain(String text) {
    if (text.length() > LONGEST_DOMAIN) {
      return Optional.of(
          "has %d characters; %d are allowed".formatted(text.length(), LONGEST_DOMAIN));
    }
    for (String label : text.split("\\.", -1)) {
      if (!isLabel(label)) {
        return Optional.of(
            "is not made of small letters and digits, with '-' and '.' between them alone");
      }
    }
    return Optional.empty();
  }

  /** Checks a DNS label, as RFC 1123 has it, in small letters. */
  static Optional<String> label(String text) {
    if (text.length() > LONGEST_PART) {
      return Optional.of(
          "has %d characters; %d are allowed".formatted(text.length(), LONGEST_PART));
    }
    return isLabel(text)
        ? Optional.empty()
        : Optional.of("is not made of small letters and digits, with '-' between them alone");
  }

  private static boolean isLabel(String text) {
    return !text.isEmpty()
        && isSmall(text.charAt(0))
        && isSmall(text.charAt(text.length() - 1))
        && text.chars().allMatch(c -> isSmall(c) || c == '-');
  }

  private static boolean isSmall(int c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  private static boolean isAlphanumeric(int c) {
    return isSmall(c) || c >= 'A' && c <= 'Z';
  }
}
