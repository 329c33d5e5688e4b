package dev.lintel.syntax.yaml;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mapping, in block or flow form.
 *
 * @param entries as written, in order, duplicates and merge keys included
 * @param merged the mappings that merge keys ({@code <<}) bring in, those that they merge in turn
 *     included; each once, nearest first; empty where the schema has no merge keys
 */
public record YamlMapping(Span span, List<YamlEntry> entries, List<YamlMapping> merged)
    implements YamlNode {
  public YamlMapping {
    entries = List.copyOf(entries);
    merged = List.copyOf(merged);
  }

  /**
   * Gives the entry of a key: the mapping's own (of duplicates the last, which parsers take), else
   * the first merged one.
   */
  public Optional<YamlEntry> find(String key) {
    YamlEntry found = lookUp(key);
    return found == null ? Optional.empty() : Optional.of(found);
  }

  /** Rules ask this more often than anything else, and mostly for what is not there. */
  private YamlEntry lookUp(String key) {
    YamlEntry found = lookUpOwn(key);
    for (int i = 0; found == null && i < merged.size(); i++) {
      found = merged.get(i).lookUpOwn(key);
    }
    return found;
  }

  private YamlEntry lookUpOwn(String key) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      YamlEntry entry = entries.get(i);
      if (entry.name().equals(key)) {
        return entry;
      }
    }
    return null;
  }

  /**
   * Gives the value at a path of keys, aliases followed; empty where a key is missing or holds no
   * mapping on the way.
   */
  public Optional<YamlNode> get(String... path) {
    YamlNode node = this;
    for (String key : path) {
      YamlEntry entry = node.content() instanceof YamlMapping mapping ? mapping.lookUp(key) : null;
      if (entry == null) {
        return Optional.empty();
      }
      node = entry.value();
    }
    return Optional.of(node.content());
  }

  /** Gives the text of the scalar at a path of keys; empty where there is none or it is a null. */
  public Optional<String> text(String... path) {
    return get(path).flatMap(YamlNode::scalar).filter(s -> !s.isNull()).map(YamlScalar::value);
  }

  /** Gives the mapping at a path of keys. */
  public Optional<YamlMapping> mapping(String... path) {
    return get(path).flatMap(YamlNode::mapping);
  }

  /**
   * Gives the items of the sequence at a path of keys, aliases followed; empty where there is none.
   */
  public List<YamlNode> items(String... path) {
    return get(path)
        .flatMap(YamlNode::sequence)
        .map(s -> s.items().stream().map(YamlNode::content).toList())
        .orElse(List.of());
  }

  /** Gives the keys as written, merged ones left out. */
  public List<String> keys() {
    return entries.stream().map(YamlEntry::name).toList();
  }

  /**
   * Gives this mapping with another value for a key, in its place; the entry is appended where the
   * key is missing.
   */
  public YamlMapping with(YamlEntry entry) {
    List<YamlEntry> changed = new ArrayList<>(entries);
    int at = changed.size() - 1;
    while (at >= 0 && !changed.get(at).name().equals(entry.name())) {
      at--;
    }
    if (at < 0) {
      changed.add(entry);
    } else {
      changed.set(at, new YamlEntry(changed.get(at).key(), entry.value()));
    }
    return new YamlMapping(span, changed, merged);
  }

  /** Gives this mapping without a key of its own. */
  public YamlMapping without(String key) {
    return new YamlMapping(
        span, entries.stream().filter(entry -> !entry.name().equals(key)).toList(), merged);
  }
}
