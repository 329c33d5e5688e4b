package dev.lintel.policy;

import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a file over the one that it extends. Mappings merge key by key, lists that add up follow
 * each other, everything else is replaced. Nothing is copied: each value keeps the span of the file
 * that says it.
 */
final class PolicyMerger {
  private PolicyMerger() {}

  /** Merges two valid files; {@code extends} has done its work and is left out. */
  static YamlMapping merge(YamlMapping base, YamlMapping over) {
    YamlMapping merged = mapping(PolicyKeys.TOP.keys(), base, over);
    return new YamlMapping(
        merged.span(),
        merged.entries().stream().filter(e -> !e.name().equals(PolicyKeys.EXTENDS)).toList(),
        List.of());
  }

  private static YamlMapping mapping(List<Key> keys, YamlMapping base, YamlMapping over) {
    Map<String, YamlEntry> merged = new LinkedHashMap<>();
    base.entries().forEach(entry -> merged.put(entry.name(), entry));
    for (YamlEntry entry : over.entries()) {
      Optional<Shape> shape =
          keys.stream().filter(k -> k.name().equals(entry.name())).findFirst().map(Key::shape);
      merged.merge(
          entry.name(),
          entry,
          (below, above) ->
              new YamlEntry(
                  above.key(),
                  shape.map(s -> value(s, below.value(), above.value())).orElse(above.value())));
    }
    return new YamlMapping(over.span(), List.copyOf(merged.values()), List.of());
  }

  private static YamlNode value(Shape shape, YamlNode base, YamlNode over) {
    return switch (shape) {
      case Shape.Text _,
          Shape.Day _,
          Shape.Path _,
          Shape.Time _,
          Shape.Word _,
          Shape.RuleGlob _,
          Shape.Name _,
          Shape.Labels _,
          Shape.Example _,
          Shape.Option _ ->
          over;
      case Shape.Texts(boolean addsUp) -> addsUp ? list(base, over) : over;
      case Shape.Items _ -> list(base, over);
      case Shape.Mapping mapping -> both(base, over, (b, o) -> mapping(mapping.keys(), b, o));
      case Shape.Rules(_, List<Key> keys) -> both(base, over, (b, o) -> rules(keys, b, o));
    };
  }

  /** Merges two mappings. */
  @FunctionalInterface
  private interface Merging {
    YamlMapping merge(YamlMapping base, YamlMapping over);
  }

  /** A value that is left empty adds nothing. */
  private static YamlNode both(YamlNode base, YamlNode over, Merging merging) {
    if (base.mapping().isEmpty() || over.mapping().isEmpty()) {
      return over.mapping().isPresent() ? over : base;
    }
    return merging.merge(base.mapping().get(), over.mapping().get());
  }

  private static YamlNode list(YamlNode base, YamlNode over) {
    List<YamlNode> items = new ArrayList<>(items(base));
    items.addAll(items(over));
    return new YamlSequence(over.span(), items);
  }

  private static List<YamlNode> items(YamlNode node) {
    if (node.sequence().isPresent()) {
      return node.sequence().get().items();
    }
    return node.isNull() ? List.of() : List.of(node.content());
  }

  /**
   * Where several entries match a rule, the later one wins; so an entry moves behind all others
   * when an extending file sets it again.
   */
  private static YamlMapping rules(List<Key> keys, YamlMapping base, YamlMapping over) {
    Map<String, YamlEntry> merged = new LinkedHashMap<>();
    base.entries().forEach(entry -> merged.put(entry.name(), entry));
    for (YamlEntry entry : over.entries()) {
      YamlEntry below = merged.remove(entry.name());
      merged.put(
          entry.name(),
          below == null
              ? entry
              : new YamlEntry(entry.key(), rule(keys, below.value(), entry.value())));
    }
    return new YamlMapping(over.span(), List.copyOf(merged.values()), List.of());
  }

  private static YamlNode rule(List<Key> keys, YamlNode base, YamlNode over) {
    return isOff(base) || isOff(over) ? over : mapping(keys, spelledOut(base), spelledOut(over));
  }

  private static boolean isOff(YamlNode rule) {
    return rule.scalar().filter(word -> word.value().equals(PolicyKeys.OFF)).isPresent();
  }

  /** A severity alone is short for a mapping that holds nothing else. */
  private static YamlMapping spelledOut(YamlNode rule) {
    if (rule.mapping().isPresent()) {
      return rule.mapping().get();
    }
    Span span = rule.span();
    YamlNode key =
        new YamlScalar(span, PolicyKeys.SEVERITY, YamlScalar.Style.PLAIN, YamlType.STRING);
    return new YamlMapping(span, List.of(new YamlEntry(key, rule)), List.of());
  }
}
