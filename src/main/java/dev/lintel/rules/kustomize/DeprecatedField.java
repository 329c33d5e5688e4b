package dev.lintel.rules.kustomize;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.Project;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds fields that a later kustomize will not read. The fields and what replaces them:
 * sigs.k8s.io/kustomize, api/types/kustomization.go, and for commonLabels pull request 5464, both
 * read 2026-11-21. Rationale and examples: rules/kustomize/deprecated-field.md.
 */
public final class DeprecatedField implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (Kustomization kustomization : project.kustomizations()) {
      for (YamlEntry entry : kustomization.root().entries()) {
        replacement(entry.name())
            .map(other -> report(kustomization.root(), entry, other, sink))
            .filter(report -> entry.name().equals("vars"))
            .ifPresent(report -> fix(report, project, kustomization, entry));
      }
    }
  }

  private static void fix(
      Report report, Project project, Kustomization kustomization, YamlEntry vars) {
    List<Edit> edits = VariableReplacements.of(project, kustomization, vars);
    if (!edits.isEmpty()) {
      report.fix(new Fix("Write replacements that build the same", false, edits));
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

  private static Report report(YamlMapping root, YamlEntry entry, String other, FindingSink sink) {
    Report report =
        sink.report(
            entry.key().span(),
            "'%s' is deprecated in favour of '%s'%s"
                .formatted(entry.name(), other, entry.name().equals("vars") ? advice(entry) : ""));
    List<Edit> edits = DeprecatedFieldEdits.of(root, entry, other);
    if (!edits.isEmpty()) {
      report.fix(new Fix(title(root, entry, other), true, edits));
    }
    return report;
  }

  /** Tells what to write for a variable, where no fix does it. */
  private static String advice(YamlEntry vars) {
    return vars.value().sequence().stream()
        .flatMap(list -> list.items().stream())
        .flatMap(item -> item.mapping().stream())
        .filter(variable -> variable.text("name").isPresent())
        .findFirst()
        .map(variable ->
            ": what $(%s) takes is the source {%s}, the fields that say it are the targets"
                .formatted(variable.text("name").orElseThrow(), source(variable)))
        .orElse("");
  }

  private static String source(YamlMapping variable) {
    Stream<String> object =
        Stream.of("kind", "name", "namespace")
            .flatMap(key ->
                variable.text("objref", key).map(value -> "%s: %s".formatted(key, value)).stream());
    // An index stands in brackets in the one and behind a dot in the other.
    String field =
        variable
            .text("fieldref", "fieldPath")
            .or(() -> variable.text("fieldref", "fieldpath"))
            .orElse("metadata.name")
            .replaceAll("\\[(\\d+)\\]", ".$1");
    return Stream.concat(object, Stream.of("fieldPath: " + field))
        .collect(Collectors.joining(", "));
  }

  private static String title(YamlMapping root, YamlEntry entry, String other) {
    return (root.find(other).isPresent() ? "Move %s into %s" : "Rename %s to %s")
        .formatted(entry.name(), other);
  }
}
