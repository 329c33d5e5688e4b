package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.List;
import java.util.Optional;

/**
 * Finds users and groups that a node may have itself. Rationale and examples:
 * rules/kubernetes/low-user-id.md.
 */
public final class LowUserId implements KubernetesRule {
  /** Digits of the first id that counts as free of accounts of the node, 10000. */
  private static final int DIGITS = 5;

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (PodSpec pod : object.pods()) {
      if (!pod.hasOwnUsers()) {
        for (String field : List.of("runAsUser", "runAsGroup")) {
          add(pod.security(field), field, object.title(), found);
          for (Container container : pod.containers()) {
            add(
                container.security(field),
                field,
                "container '%s'".formatted(container.name()),
                found);
          }
        }
      }
    }
    found.report(sink);
  }

  private static void add(Optional<YamlScalar> id, String field, String title, Occurrences found) {
    id.filter(LowUserId::isLow)
        .ifPresent(low ->
            found.add(
                low.span(),
                "%s has the %s %s, which an account of the node may have too"
                    .formatted(title, field, low.value())));
  }

  private static boolean isLow(YamlScalar id) {
    return id.type() == YamlType.INTEGER
        && id.value().length() < DIGITS
        && id.value().charAt(0) != '-'
        && !Users.isRoot(id);
  }
}
