package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Set;

/** Finds containers that run as root. Rationale and examples: rules/kubernetes/root-user.md. */
public final class RootUser implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences found = new Occurrences();
    for (PodSpec pod : object.pods()) {
      if (!pod.hasOwnUsers()) {
        Set<YamlScalar> refused = Users.refused(pod);
        Users.roots(pod, object)
            .forEach((id, title) -> {
              if (!refused.contains(id)) {
                found.add(id.span(), "%s runs as root".formatted(title));
              }
            });
      }
    }
    found.report(sink);
  }
}
