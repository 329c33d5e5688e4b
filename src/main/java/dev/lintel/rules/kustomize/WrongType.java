package dev.lintel.rules.kustomize;

import dev.lintel.model.kustomize.FieldProblem;
import dev.lintel.model.kustomize.FieldProblem.WrongShape;
import dev.lintel.model.kustomize.ImageOverride;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KustomizationRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds fields of another shape than kustomize reads, and entries without what makes them one.
 * Rationale and examples: rules/kustomize/wrong-type.md.
 */
public final class WrongType implements KustomizationRule {
  @Override
  public void check(Kustomization kustomization, FindingSink sink) {
    Set<Span> numbers = tagsThatAreNumbers(kustomization);
    List<FieldProblem> problems = kustomization.fieldProblems();
    for (FieldProblem problem : problems) {
      if (problem instanceof WrongShape shape && !numbers.contains(shape.place())) {
        sink.report(shape.place(), shape.message());
      }
    }
    // What is refused as a whole is not looked at entry by entry.
    if (problems.isEmpty()) {
      for (String field : List.of("configMapGenerator", "secretGenerator")) {
        entries(kustomization, field).forEach(entry -> checkName(entry, field, sink));
      }
      entries(kustomization, "patches").forEach(patch -> checkPatch(patch, sink));
    }
  }

  /** The rule unquoted-tag tells of them. */
  private static Set<Span> tagsThatAreNumbers(Kustomization kustomization) {
    return kustomization.images().stream()
        .map(ImageOverride::newTag)
        .flatMap(Optional::stream)
        .map(YamlNode::span)
        .collect(Collectors.toSet());
  }

  private static List<YamlMapping> entries(Kustomization kustomization, String field) {
    return kustomization.root().items(field).stream()
        .flatMap(item -> item.mapping().stream())
        .toList();
  }

  private static void checkName(YamlMapping entry, String field, FindingSink sink) {
    if (entry.text("name").filter(name -> !name.isEmpty()).isEmpty()) {
      sink.report(
          place(entry), "an entry of '%s' has a 'name', this one has none".formatted(field));
    }
  }

  private static void checkPatch(YamlMapping patch, FindingSink sink) {
    boolean hasPath = patch.text("path").filter(path -> !path.isEmpty()).isPresent();
    boolean hasText = patch.text("patch").filter(text -> !text.isEmpty()).isPresent();
    if (hasPath == hasText) {
      sink.report(
          place(patch),
          "an entry of 'patches' has either a 'path' or a 'patch', this one has "
              + (hasPath ? "both" : "none"));
    }
  }

  private static Span place(YamlMapping entry) {
    return entry.entries().isEmpty() ? entry.span() : entry.entries().getFirst().key().span();
  }
}
