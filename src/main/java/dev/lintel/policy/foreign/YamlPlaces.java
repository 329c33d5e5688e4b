package dev.lintel.policy.foreign;

import dev.lintel.source.Sorted;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds what encloses a place in a YAML text. */
final class YamlPlaces {
  private YamlPlaces() {}

  /**
   * Gives the entries, from key to value, and the items of lists around an offset, the outermost
   * first; empty where it stands in no document.
   */
  static List<Span> around(YamlStream stream, int offset) {
    List<Span> found = new ArrayList<>();
    Optional<YamlNode> node =
        holding(stream.documents(), YamlDocument::span, offset).flatMap(YamlDocument::root);
    while (node.isPresent()) {
      node =
          switch (node.get()) {
            case YamlMapping mapping ->
                holding(mapping.entries(), YamlPlaces::span, offset)
                    .map(entry -> {
                      found.add(span(entry));
                      return entry.value();
                    });
            case YamlSequence sequence ->
                holding(sequence.items(), YamlNode::span, offset)
                    .map(item -> {
                      found.add(item.span());
                      return item;
                    });
            case YamlScalar _, YamlAlias _ -> Optional.empty();
          };
    }
    return found;
  }

  private static Span span(YamlEntry entry) {
    Span key = entry.key().span();
    Span value = entry.value().span();
    return key.source() == value.source() ? key.to(value) : key;
  }

  /**
   * Gives the one of some parts, which lie apart in the order of the text, that holds an offset.
   */
  static <T> Optional<T> holding(List<T> parts, Function<T, Span> span, int offset) {
    int before = Sorted.countUpTo(parts, part -> span.apply(part).start(), offset);
    return before > 0 && span.apply(parts.get(before - 1)).end() >= offset
        ? Optional.of(parts.get(before - 1))
        : Optional.empty();
  }
}
