package dev.lintel.model.kubernetes;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A container image as it is named: {@code registry/repository:tag@digest}, each part with its
 * span.
 *
 * <p>Grammar: github.com/distribution/reference, regexp.go, read 2026-11-21.
 *
 * @param span the whole reference
 * @param registry the host, with its port; empty for the default registry
 */
public record ImageReference(
    Span span,
    Optional<Span> registry,
    Span repository,
    Optional<Span> tag,
    Optional<Span> digest) {
  private static final int LONGEST_TAG = 128;
  private static final int SHORTEST_HASH = 32;

  /** Reads an image; empty where the scalar is none, as a placeholder that a script fills in. */
  public static Optional<ImageReference> of(YamlScalar scalar) {
    return parse(scalar.text());
  }

  /** Reads a whole text as an image; empty where it breaks the grammar. */
  public static Optional<ImageReference> parse(SourceText text) {
    String content = text.content();
    int at = content.indexOf('@');
    int nameEnd = at < 0 ? content.length() : at;
    int colon = content.lastIndexOf(':', nameEnd - 1);
    boolean hasTag = colon > content.lastIndexOf('/', nameEnd - 1);
    int repositoryEnd = hasTag ? colon : nameEnd;
    int slash = content.indexOf('/');
    boolean hasRegistry = slash > 0 && isRegistry(content.substring(0, slash));
    int repositoryStart = hasRegistry ? slash + 1 : 0;
    boolean isValid =
        repositoryStart < repositoryEnd
            && isRepository(content.substring(repositoryStart, repositoryEnd))
            && (!hasTag || isTag(content.substring(colon + 1, nameEnd)))
            && (at < 0 || isDigest(content.substring(at + 1)));
    return isValid
        ? Optional.of(
            new ImageReference(
                text.all(),
                hasRegistry ? Optional.of(text.span(0, slash)) : Optional.empty(),
                text.span(repositoryStart, repositoryEnd),
                hasTag ? Optional.of(text.span(colon + 1, nameEnd)) : Optional.empty(),
                at < 0 ? Optional.empty() : Optional.of(text.span(at + 1, content.length()))))
        : Optional.empty();
  }

  /** Gives registry and repository as written, without tag and digest. */
  public String name() {
    return registry.map(r -> r.to(repository)).orElse(repository).text();
  }

  /**
   * Tells whether the reference may name another image tomorrow: no digest, and no tag or latest.
   */
  public boolean isMoving() {
    return digest.isEmpty() && tag.map(t -> t.text().equals("latest")).orElse(true);
  }

  /** Only a dot, a port or the name localhost tells a host from the first part of a repository. */
  private static boolean isRegistry(String part) {
    return (part.equals("localhost") || part.indexOf('.') >= 0 || part.indexOf(':') >= 0)
        && part.chars().allMatch(c -> isAlphanumeric(c) || ".-:[]".indexOf(c) >= 0);
  }

  /**
   * Parts of lower case letters and digits; between two of them stands a slash, a dot, one or two
   * underscores, or dashes.
   */
  private static boolean isRepository(String name) {
    int at = 0;
    while (at < name.length()) {
      int part = skip(name, at, ImageReference::isLowerOrDigit);
      int joint = skip(name, part, c -> !isLowerOrDigit(c));
      if (part == at || joint > part && (joint == name.length() || !isJoint(name, part, joint))) {
        return false;
      }
      at = joint;
    }
    return at > 0;
  }

  private static boolean isJoint(String name, int start, int end) {
    String joint = name.substring(start, end);
    return switch (joint) {
      case "/", ".", "_", "__" -> true;
      default -> joint.chars().allMatch(c -> c == '-');
    };
  }

  private static int skip(String text, int from, IntPredicate isPart) {
    int at = from;
    while (at < text.length() && isPart.test(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isTag(String tag) {
    return !tag.isEmpty()
        && tag.length() <= LONGEST_TAG
        && (isAlphanumeric(tag.charAt(0)) || tag.charAt(0) == '_')
        && tag.chars().allMatch(c -> isAlphanumeric(c) || "_.-".indexOf(c) >= 0);
  }

  private static boolean isDigest(String digest) {
    int colon = digest.indexOf(':');
    String hash = digest.substring(colon + 1);
    return colon > 0
        && digest.chars().limit(colon).allMatch(c -> isAlphanumeric(c) || "-_+.".indexOf(c) >= 0)
        && hash.length() >= SHORTEST_HASH
        && hash.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static boolean isLowerOrDigit(int c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  private static boolean isAlphanumeric(int c) {
    return isLowerOrDigit(c) || c >= 'A' && c <= 'Z';
  }
}
