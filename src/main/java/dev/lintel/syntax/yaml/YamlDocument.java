package dev.lintel.syntax.yaml;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * One document of a stream.
 *
 * @param span from its first token to the last, the document markers left out
 * @param root empty for a document without content
 * @param anchors in the order of the text
 * @param tags in the order of the text
 * @param isBroken whether a problem ends it early; what stands before the problem is in the tree
 */
public record YamlDocument(
    Span span,
    Optional<YamlNode> root,
    List<YamlAnchor> anchors,
    List<YamlTag> tags,
    boolean isBroken) {
  public YamlDocument {
    anchors = List.copyOf(anchors);
    tags = List.copyOf(tags);
  }

  public Optional<YamlMapping> mapping() {
    return root.flatMap(YamlNode::mapping);
  }
}
