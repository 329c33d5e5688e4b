package dev.lintel.rules.kustomize;

import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KustomizationRule;

/**
 * Finds what a kustomization takes from elsewhere in a fixed version. Rationale and examples:
 * rules/kustomize/remote-resource.md.
 */
public final class RemoteResource implements KustomizationRule {
  @Override
  public void check(Kustomization kustomization, FindingSink sink) {
    RemoteSource.of(kustomization).stream()
        .filter(source -> source.moves().isEmpty())
        .forEach(source ->
            sink.report(
                source.place(),
                "%s is fetched at each build, and what it brings is not checked"
                    .formatted(source.title())));
  }
}
