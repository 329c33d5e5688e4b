package dev.lintel.rules.helm;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlStream;

/**
 * Finds images in values files whose tag moves. Rationale and examples:
 * rules/helm/moving-image-tag.md.
 */
public final class MovingImageTag implements YamlRule {
  @Override
  public void check(YamlStream stream, FindingSink sink) {
    stream.documents().forEach(document -> document.root().ifPresent(root -> walk(root, sink)));
  }

  /** Aliases are not followed: what they stand for is walked where it is written. */
  private static void walk(YamlNode node, FindingSink sink) {
    switch (node) {
      case YamlMapping mapping -> {
        check(mapping, sink);
        mapping.entries().stream().map(YamlEntry::value).forEach(value -> walk(value, sink));
      }
      case YamlSequence sequence -> sequence.items().forEach(item -> walk(item, sink));
      default -> {}
    }
  }

  private static void check(YamlMapping mapping, FindingSink sink) {
    boolean isImage =
        mapping.text("repository").isPresent() && mapping.text("digest").orElse("").isEmpty();
    mapping
        .get("tag")
        .flatMap(YamlNode::scalar)
        .filter(tag -> isImage && tag.value().equals("latest"))
        .ifPresent(tag ->
            sink.report(
                tag.span(),
                "image '%s' moves with the tag 'latest'"
                    .formatted(mapping.text("repository").orElse(""))));
  }
}
