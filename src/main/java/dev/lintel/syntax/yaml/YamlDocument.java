package dev.lintel.syntax.yaml;

import dev.lintel.source.Span;
import java.util.Optional;

/**
 * One document of a stream.
 *
 * @param span from its first token to the last, the document markers left out
 * @param root empty for a document without content
 * @param isBroken whether a problem ends it early; what stands before the problem is in the tree
 */
public record YamlDocument(Span span, Optional<YamlNode> root, boolean isBroken) {
  public Optional<YamlMapping> mapping() {
    return root.flatMap(YamlNode::mapping);
  }
}
