package dev.lintel.rule;

import dev.lintel.model.kustomize.Kustomization;

/** A rule that reads one kustomization. */
public non-sealed interface KustomizationRule extends Rule {
  void check(Kustomization kustomization, FindingSink sink);
}
