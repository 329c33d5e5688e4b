package dev.lintel.rules.kustomize;

import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KustomizationRule;

/**
 * Finds directories with two kustomization files. Rationale and examples:
 * rules/kustomize/several-kustomizations.md.
 */
public final class SeveralKustomizations implements KustomizationRule {
  @Override
  public void check(Kustomization kustomization, FindingSink sink) {
    String path = kustomization.stream().source().path();
    String directory = kustomization.directory();
    int own =
        Kustomization.NAMES.indexOf(
            path.substring(directory.isEmpty() ? 0 : directory.length() + 1));
    String prefix = directory.isEmpty() ? "" : directory + "/";
    for (int i = 0; i < own; i++) {
      if (kustomization.exists().test(prefix + Kustomization.NAMES.get(i))) {
        sink.report(
            kustomization.place(),
            "'%s' stands in this directory too, and kustomize builds none that has two kustomizations"
                .formatted(Kustomization.NAMES.get(i)));
        return;
      }
    }
  }
}
