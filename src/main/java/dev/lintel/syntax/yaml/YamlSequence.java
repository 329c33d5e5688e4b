package dev.lintel.syntax.yaml;

import dev.lintel.source.Span;
import java.util.List;

/** A sequence, in block or flow form. */
public record YamlSequence(Span span, List<YamlNode> items) implements YamlNode {
  public YamlSequence {
    items = List.copyOf(items);
  }
}
