package dev.lintel.rules.kustomize;

import dev.lintel.model.Project;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;

/**
 * Finds the one manifest of a directory that its kustomization leaves out. Rationale and examples:
 * rules/kustomize/forgotten-manifest.md.
 */
public final class ForgottenManifest implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (UnreferencedManifests.Unreferenced manifest : UnreferencedManifests.of(project)) {
      if (manifest.isOnlyOne()) {
        sink.report(
            manifest.place(),
            "the kustomization of its directory names every other manifest and not this one");
      }
    }
  }
}
