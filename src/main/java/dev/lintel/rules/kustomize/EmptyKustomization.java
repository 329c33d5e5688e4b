package dev.lintel.rules.kustomize;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.Optional;
import java.util.Set;

/**
 * Finds kustomizations that say nothing. Rationale and examples:
 * rules/kustomize/empty-kustomization.md.
 */
public final class EmptyKustomization implements YamlRule {
  private static final Set<String> HEAD = Set.of("apiVersion", "kind");

  @Override
  public void check(YamlStream stream, FindingSink sink) {
    Optional<YamlDocument> first = stream.documents().stream().findFirst();
    Optional<YamlNode> root = first.flatMap(YamlDocument::root).filter(node -> !node.isNull());
    boolean isBroken = !stream.problems().isEmpty();
    boolean isOther = root.isPresent() && root.get().mapping().isEmpty();
    if (isBroken
        || isOther
        || root.flatMap(YamlNode::mapping).filter(EmptyKustomization::saysAny).isPresent()) {
      return;
    }
    Span place =
        root.flatMap(YamlNode::mapping)
            .flatMap(mapping -> mapping.entries().stream().findFirst())
            .map(entry -> entry.key().span())
            .or(() -> root.map(YamlNode::span))
            .orElseGet(() -> stream.source().span(0, 0));
    sink.report(place, "the kustomization is empty, which kustomize refuses to build");
  }

  /** A list or mapping without entries is something to kustomize, a null or empty text is not. */
  private static boolean saysAny(YamlMapping mapping) {
    return mapping.entries().stream()
        .filter(entry -> !HEAD.contains(entry.name()))
        .map(YamlEntry::value)
        .anyMatch(value ->
            !value.isNull()
                && value.scalar().map(YamlScalar::value).filter(String::isEmpty).isEmpty());
  }
}
