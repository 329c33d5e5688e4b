package dev.lintel.rules.gitops;

import dev.lintel.model.Project;
import dev.lintel.model.gitops.FluxObject;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;

/**
 * Finds Kustomizations of Flux that leave what was taken out. Rationale and examples:
 * rules/gitops/unpruned-kustomization.md.
 */
public final class UnprunedKustomization implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (FluxObject object : project.gitOps().flux()) {
      if (object.isKustomization()) {
        object
            .spec()
            .flatMap(spec -> spec.get("prune"))
            .flatMap(YamlNode::scalar)
            .filter(YamlScalar::isFalse)
            .ifPresent(prune ->
                sink.report(
                    prune.span(),
                    "what leaves the repository stays in the cluster, as %s does not prune"
                        .formatted(object.object().title())));
      }
    }
  }
}
