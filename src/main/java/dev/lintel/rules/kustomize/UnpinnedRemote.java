package dev.lintel.rules.kustomize;

import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KustomizationRule;

/**
 * Finds what a kustomization takes from elsewhere in no fixed version. Rationale and examples:
 * rules/kustomize/unpinned-remote.md.
 */
public final class UnpinnedRemote implements KustomizationRule {
  @Override
  public void check(Kustomization kustomization, FindingSink sink) {
    for (RemoteSource source : RemoteSource.of(kustomization)) {
      source
          .moves()
          .ifPresent(why ->
              sink.report(
                  source.place(),
                  "%s is fetched at each build and not pinned: %s, and what it brings is not checked"
                      .formatted(source.title(), why)));
    }
  }
}
