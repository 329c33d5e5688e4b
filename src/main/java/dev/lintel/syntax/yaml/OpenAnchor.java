package dev.lintel.syntax.yaml;

import dev.lintel.source.Span;
import java.util.Optional;

/** An anchor while its document is read. */
final class OpenAnchor {
  private final Span span;
  private final String name;
  private Optional<YamlNode> node = Optional.empty();
  private Expansion expansion = Expansion.SCALAR;
  private boolean isUsed;

  OpenAnchor(Span span, String name) {
    this.span = span;
    this.name = name;
  }

  void resolve(YamlNode anchored, Expansion anchoredExpansion) {
    node = Optional.of(anchored);
    expansion = anchoredExpansion;
  }

  /** Gives the anchored node for an alias; empty inside the node itself. */
  Optional<YamlNode> use() {
    isUsed = true;
    return node;
  }

  Expansion expansion() {
    return expansion;
  }

  /** Gives the finished anchor; the document must have ended. */
  YamlAnchor close() {
    return new YamlAnchor(span, name, node.orElseThrow(), isUsed);
  }
}
