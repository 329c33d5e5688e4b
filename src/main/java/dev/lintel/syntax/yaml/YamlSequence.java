package dev.lintel.syntax.yaml;

import dev.lintel.source.Span;
import java.util.List;
import java.util.function.UnaryOperator;

/** A sequence, in block or flow form. */
public record YamlSequence(Span span, List<YamlNode> items) implements YamlNode {
  public YamlSequence {
    items = List.copyOf(items);
  }

  /** Gives this sequence with each item changed; itself where every item stays the same node. */
  // What is not changed is the same node.
  @SuppressWarnings("ReferenceEquality")
  public YamlSequence map(UnaryOperator<YamlNode> change) {
    List<YamlNode> changed = items.stream().map(change).toList();
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i) != items.get(i)) {
        return new YamlSequence(span, changed);
      }
    }
    return this;
  }
}
