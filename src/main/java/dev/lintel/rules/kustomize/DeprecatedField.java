package dev.lintel.rules.kustomize;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KustomizationRule;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.ArrayList;
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

  private static Optional<String> replacement(String field) {
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
    if (isFree(root, other)) {
      List<Edit> edits = edits(entry, other);
      if (!edits.isEmpty()) {
        report.fix(new Fix("Rename %s to %s".formatted(entry.name(), other), true, edits));
      }
    }
  }

  /** Two fields that become one would need their lists joined. */
  private static boolean isFree(YamlMapping root, String other) {
    return root.keys().stream()
            .map(key -> replacement(key).orElse(key))
            .filter(other::equals)
            .count()
        == 1;
  }

  private static List<Edit> edits(YamlEntry entry, String other) {
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(entry.key().span(), other));
    return switch (entry.name()) {
      case "bases", "imageTags", "patchesJson6902" -> edits;
      case "patchesStrategicMerge" -> {
        Optional<YamlSequence> paths = entry.value().sequence();
        boolean isSimple =
            paths.isPresent() && paths.get().items().stream().allMatch(DeprecatedField::isPath);
        if (!isSimple) {
          yield List.of();
        }
        for (YamlNode path : paths.get().items()) {
          edits.add(new Edit(path.span().part(0, 0), "path: "));
        }
        yield edits;
      }
      default -> List.of();
    };
  }

  /** A patch in place cannot become the value of a key without a new indent. */
  private static boolean isPath(YamlNode item) {
    return item.scalar().filter(s -> s.span().text().equals(s.value())).isPresent()
        && item.span().text().indexOf(' ') < 0;
  }
}
