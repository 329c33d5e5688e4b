package dev.lintel.rules.kubernetes.workload;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.rule.Occurrences;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.Optional;

/**
 * Finds containers that are ended for what should only keep traffic away. Rationale and examples:
 * rules/kubernetes/identical-probes.md.
 */
public final class IdenticalProbes implements KubernetesRule {
  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    Occurrences identical = new Occurrences();
    for (Container container : object.containers()) {
      Optional<YamlEntry> liveness = container.root().find("livenessProbe");
      Optional<YamlNode> readiness = container.root().get("readinessProbe");
      if (liveness.isPresent()
          && readiness.isPresent()
          && liveness.get().value().mapping().isPresent()
          && isSame(liveness.get().value().content(), readiness.get())) {
        identical.add(
            liveness.get().key().span(),
            "container '%s' is ended as soon as it is not ready: its two probes are the same"
                .formatted(container.name()));
      }
    }
    identical.report(sink);
  }

  private static boolean isSame(YamlNode one, YamlNode other) {
    if (one instanceof YamlMapping a && other instanceof YamlMapping b) {
      return a.entries().size() == b.entries().size()
          && a.merged().isEmpty()
          && b.merged().isEmpty()
          && a.entries().stream()
              .allMatch(
                  e -> b.get(e.name()).filter(v -> isSame(e.value().content(), v)).isPresent());
    }
    if (one instanceof YamlSequence a && other instanceof YamlSequence b) {
      boolean isSame = a.items().size() == b.items().size();
      for (int i = 0; isSame && i < a.items().size(); i++) {
        isSame = isSame(a.items().get(i).content(), b.items().get(i).content());
      }
      return isSame;
    }
    return one instanceof YamlScalar a
        && other instanceof YamlScalar b
        && a.type() == b.type()
        && a.value().equals(b.value());
  }
}
