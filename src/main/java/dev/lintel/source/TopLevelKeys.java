package dev.lintel.source;

import java.util.Optional;

/**
 * Looks at the top-level keys of YAML or JSON without parsing it: of block mappings the lines that
 * start with a key, of a flow mapping the keys one brace deep. One pass, which ends as soon as a
 * document is known.
 */
final class TopLevelKeys {
  // What was seen of the document at hand, as bits.
  private static final int API_VERSION = 1;
  private static final int KIND = 1 << 1;
  private static final int KUSTOMIZE = 1 << 2;
  private static final int ON = 1 << 3;
  private static final int JOBS = 1 << 4;
  private static final int RUNS = 1 << 5;
  private static final int USING = 1 << 6;
  private static final int NAME = 1 << 7;
  private static final int VERSION = 1 << 8;
  private static final int UPDATES = 1 << 9;
  private static final int ECOSYSTEM = 1 << 10;
  private static final int REPOS = 1 << 11;
  private static final int HOOKS = 1 << 12;

  private final String text;
  private final char lineBreak;
  private int seen;
  private int at;

  private TopLevelKeys(String text) {
    this.text = text;
    this.lineBreak = text.indexOf('\n') < 0 ? '\r' : '\n';
  }

  /** Gives the kind of the first document that shows one. */
  static Optional<ArtifactKind> kind(String text) {
    return new TopLevelKeys(text).kind();
  }

  private Optional<ArtifactKind> kind() {
    while (at < text.length()) {
      // Two braces open a template's action, not a mapping.
      if (text.charAt(at) == '{' && !text.startsWith("{{", at)) {
        flowMapping();
      } else {
        line();
      }
      Optional<ArtifactKind> known = known();
      if (known.isPresent()) {
        return known;
      }
    }
    return Optional.empty();
  }

  private Optional<ArtifactKind> known() {
    if (has(API_VERSION | KIND)) {
      return Optional.of(has(KUSTOMIZE) ? ArtifactKind.KUSTOMIZATION : ArtifactKind.KUBERNETES);
    }
    if (has(ON | JOBS)) {
      return Optional.of(ArtifactKind.WORKFLOW);
    }
    if (has(VERSION | UPDATES | ECOSYSTEM)) {
      return Optional.of(ArtifactKind.DEPENDABOT);
    }
    if (has(REPOS | HOOKS)) {
      return Optional.of(ArtifactKind.PRE_COMMIT);
    }
    return has(RUNS | USING | NAME) ? Optional.of(ArtifactKind.ACTION) : Optional.empty();
  }

  private boolean has(int bits) {
    return (seen & bits) == bits;
  }

  /** Reads a line of a block mapping, or a document marker with what stands behind it. */
  private void line() {
    if (text.startsWith("---", at)) {
      seen = 0;
      at = skipBlanks(at + 3);
      if (at < text.length() && text.charAt(at) == '{') {
        return;
      }
    } else if (text.charAt(at) == ' ' || text.startsWith("- ", at)) {
      seen |= nested(skipBlanks(at));
    } else {
      key();
    }
    int end = text.indexOf(lineBreak, at);
    at = end < 0 ? text.length() : end + 1;
  }

  /** Gives the bit of a key below the top level, be it the first one of a list's item. */
  private int nested(int start) {
    int key = text.startsWith("- ", start) ? skipBlanks(start + 1) : start;
    if (text.startsWith("using:", key)) {
      return USING;
    }
    if (text.startsWith("package-ecosystem:", key)) {
      return ECOSYSTEM;
    }
    return text.startsWith("hooks:", key) ? HOOKS : 0;
  }

  /** Notes the key that starts here, if a colon follows. */
  private void key() {
    char quote = text.charAt(at);
    boolean isQuoted = quote == '"' || quote == '\'';
    int start = isQuoted ? at + 1 : at;
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    int colon = skipBlanks(isQuoted ? end + 1 : end);
    if (colon < text.length() && text.charAt(colon) == ':') {
      seen |= bit(text.substring(start, end), colon + 1);
    }
  }

  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private int bit(String key, int valueStart) {
    return switch (key) {
      case "apiVersion" -> API_VERSION | (isKustomize(skipBlanks(valueStart)) ? KUSTOMIZE : 0);
      case "kind" -> KIND;
      case "on" -> ON;
      case "jobs" -> JOBS;
      case "runs" -> RUNS;
      case "name", "description" -> NAME;
      case "version" -> VERSION;
      case "updates" -> UPDATES;
      case "repos" -> REPOS;
      default -> 0;
    };
  }

  private boolean isKustomize(int valueStart) {
    boolean isQuoted = text.startsWith("\"", valueStart) || text.startsWith("'", valueStart);
    return text.startsWith("kustomize.config.k8s.io/", isQuoted ? valueStart + 1 : valueStart);
  }

  /** Reads a flow mapping to its end, or until its keys tell what it is. */
  private void flowMapping() {
    int depth = 0;
    boolean isKeyNext = false;
    do {
      char c = text.charAt(at);
      switch (c) {
        case '{', '[' -> isKeyNext = ++depth == 1;
        case '}', ']' -> depth--;
        case ',' -> isKeyNext = depth == 1;
        case ':', ' ', '\t', '\r', '\n' -> {}
        default -> {
          if (isKeyNext) {
            isKeyNext = false;
            key();
          }
          at = endOfFlowScalar(c);
        }
      }
      at++;
    } while (at < text.length() && depth > 0 && known().isEmpty());
  }

  /** Gives the offset of the last character of the scalar that starts here. */
  private int endOfFlowScalar(char first) {
    int end = at + 1;
    if (first == '"' || first == '\'') {
      while (end < text.length() && text.charAt(end) != first) {
        end += first == '"' && text.charAt(end) == '\\' ? 2 : 1;
      }
      return end;
    }
    while (end < text.length() && "{}[],:\r\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end - 1;
  }

  private int skipBlanks(int offset) {
    int i = offset;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }
}
