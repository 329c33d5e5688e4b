package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.FluxObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlNode;

/**
 * Finds what Flux was told to leave alone. Rationale and examples:
 * rules/gitops/suspended-reconciliation.md.
 */
public final class SuspendedReconciliation implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (FluxObject object : project.gitOps().flux()) {
      if (object.isTrue("suspend")) {
        object
            .spec()
            .flatMap(spec -> spec.get("suspend"))
            .map(YamlNode::span)
            .ifPresent(place ->
                sink.report(
                    place,
                    "%s is suspended: commits no longer reach the cluster"
                        .formatted(object.object().title())));
      }
    }
  }
}
