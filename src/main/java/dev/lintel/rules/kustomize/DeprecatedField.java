package dev.lintel.rules.kustomize;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KustomizationRule;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/**
 * Finds fields that a later kustomize will not read. The fields and what replaces them:
 * sigs.k8s.io/kustomize, api/types/kustomization.go, and for commonLabels pull request 5464, both
 * read 2026-11-21. Rationale and examples: rules/kustomize/deprecated-field.md.
 */
public final class DeprecatedField implements KustomizationRule {
  @Override
  public void check(Kustomization kustomization, FindingSink sink) {
    for (YamlEntry entry : kustomization.root().entries()) {
      replacement(entry.name())
          .ifPresent(other -> report(kustomization.root(), entry, other, sink));
    }
  }

  /** Gives what replaces a field; empty for one that is not deprecated. */
  static Optional<String> replacement(String field) {
    return switch (field) {
      case "bases" -> Optional.of("resources");
      case "commonLabels" -> Optional.of("labels");
      case "imageTags" -> Optional.of("images");
      case "patchesJson6902", "patchesStrategicMerge" -> Optional.of("patches");
      case "vars" -> Optional.of("replacements");
      default -> Optional.empty();
    };
  }

  private static void report(YamlMapping root, YamlEntry entry, String other, FindingSink sink) {
    Report report =
        sink.report(
            entry.key().span(),
            "'%s' is deprecated in favour of '%s'".formatted(entry.name(), other));
    List<Edit> edits = DeprecatedFieldEdits.of(root, entry, other);
    if (!edits.isEmpty()) {
      report.fix(new Fix(title(root, entry, other), true, edits));
    }
  }

  private static String title(YamlMapping root, YamlEntry entry, String other) {
    return (root.find(other).isPresent() ? "Move %s into %s" : "Rename %s to %s")
        .formatted(entry.name(), other);
  }
}
