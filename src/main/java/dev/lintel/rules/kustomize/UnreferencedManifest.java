package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds manifests that no kustomization names. Rationale and examples:
 * rules/kustomize/unreferenced-manifest.md.
 */
public final class UnreferencedManifest implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (UnreferencedManifests.Unreferenced manifest : UnreferencedManifests.of(project)) {
      if (!manifest.isOnlyOne()) {
        sink.report(manifest.place(), "no kustomization of the repository names this manifest");
      }
    }
  }
}
