package dev.lintel.rules.kubernetes.security;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** The accounts that pods talk to the API server as. */
final class ServiceAccounts {
  /** Pods that name no account get the one of this name. */
  static final String DEFAULT = "default";

  static final String NAME = "serviceAccountName";

  /** The former name of the field, which the API server still reads. */
  static final String FORMER_NAME = "serviceAccount";

  static final String AUTOMOUNT = "automountServiceAccountToken";

  private ServiceAccounts() {}

  /** Gives the account that a pod names; empty where it names none. */
  static Optional<YamlScalar> named(PodSpec pod) {
    return pod.root()
        .get(NAME)
        .or(() -> pod.root().get(FORMER_NAME))
        .flatMap(YamlNode::scalar)
        .filter(name -> !name.isNull() && !name.value().isEmpty());
  }

  /**
   * Gives the line that keeps the token out of a pod; empty where there is no place for it. What
   * does call the API server fails then, so the fix is no safe one.
   */
  static Optional<Fix> withoutToken(YamlMapping spec) {
    if (spec.entries().isEmpty()) {
      return Optional.empty();
    }
    Span first = spec.entries().getFirst().key().span();
    String content = first.source().content();
    int lineStart = content.lastIndexOf('\n', first.start() - 1) + 1;
    String before = content.substring(lineStart, first.start());
    boolean isFlow = spec.span().text().startsWith("{");
    if (!isFlow && !before.isBlank()) {
      return Optional.empty();
    }
    String line = AUTOMOUNT + ": false" + (isFlow ? ", " : lineEnd(content, lineStart) + before);
    return Optional.of(
        new Fix("Keep the token out of the pod", false, List.of(new Edit(first.part(0, 0), line))));
  }

  private static String lineEnd(String content, int lineStart) {
    return lineStart > 1 && content.charAt(lineStart - 2) == '\r' ? "\r\n" : "\n";
  }
}
