package dev.lintel.syntax.yaml;

import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A mapping or sequence whose end was not read yet. */
final class OpenCollection {
  /** Where it starts, its properties left out. */
  final int start;

  /** Whether a bracket closes it; else it ends with its last node. */
  final boolean hasBrackets;

  final Optional<OpenAnchor> anchor;

  private final boolean isMapping;
  private final List<YamlNode> items = new ArrayList<>();
  private final List<YamlEntry> entries = new ArrayList<>();
  private Optional<YamlNode> key = Optional.empty();
  private Expansion expansion = Expansion.EMPTY_COLLECTION;

  OpenCollection(boolean isMapping, boolean hasBrackets, int start, Optional<OpenAnchor> anchor) {
    this.isMapping = isMapping;
    this.hasBrackets = hasBrackets;
    this.start = start;
    this.anchor = anchor;
  }

  void add(YamlNode node, Expansion nodeExpansion) {
    expansion = expansion.with(nodeExpansion);
    if (!isMapping) {
      items.add(node);
    } else if (key.isEmpty()) {
      key = Optional.of(node);
    } else {
      entries.add(new YamlEntry(key.get(), node));
      key = Optional.empty();
    }
  }

  Expansion expansion() {
    return expansion;
  }

  /** Gives the finished node; a key whose value was not read is left out. */
  YamlNode close(Span span, YamlSchema schema, List<SyntaxProblem> problems) {
    if (!isMapping) {
      return new YamlSequence(span, items);
    }
    return switch (schema) {
      case YAML_1_1 -> new YamlMapping(span, entries, MergeKeys.follow(entries, problems));
      case CORE -> new YamlMapping(span, entries, List.of());
    };
  }
}
