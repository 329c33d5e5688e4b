package dev.lintel.rules.kustomize;

import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KustomizationRule;
import dev.lintel.source.Span;
import java.util.List;

/**
 * Finds directories with two kustomization files. Rationale and examples:
 * rules/kustomize/several-kustomizations.md.
 */
public final class SeveralKustomizations implements KustomizationRule {
  /** The names that kustomize looks for (api/konfig of v0.20.1), the usual one first. */
  private static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  @Override
  public void check(Kustomization kustomization, FindingSink sink) {
    String path = kustomization.stream().source().path();
    String directory = kustomization.directory();
    int own = NAMES.indexOf(path.substring(directory.isEmpty() ? 0 : directory.length() + 1));
    String prefix = directory.isEmpty() ? "" : directory + "/";
    for (int i = 0; i < own; i++) {
      if (kustomization.exists().test(prefix + NAMES.get(i))) {
        sink.report(
            place(kustomization),
            "'%s' stands in this directory too, and kustomize builds none that has two kustomizations"
                .formatted(NAMES.get(i)));
        return;
      }
    }
  }

  private static Span place(Kustomization kustomization) {
    return kustomization.root().entries().stream()
        .findFirst()
        .map(entry -> entry.key().span())
        .orElse(kustomization.root().span());
  }
}
