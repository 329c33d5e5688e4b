package dev.lintel.policy;

import dev.lintel.finding.Severity;
import dev.lintel.source.Gitignore;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One value of lintel.yml, read as what {@link PolicyValidator} found it to be. What is missing
 * reads as nothing.
 */
record Setting(Optional<YamlNode> node) {
  Setting(YamlNode node) {
    this(Optional.of(node));
  }

  /** Gives where the value stands; it must be there. */
  Span span() {
    return node.orElseThrow().span();
  }

  boolean isPresent() {
    return node.isPresent();
  }

  /** Gives the value of a key; a value that is left empty is missing. */
  Setting find(String key) {
    return new Setting(
        node.flatMap(YamlNode::mapping)
            .flatMap(mapping -> mapping.get(key))
            .filter(value -> !value.isNull()));
  }

  /** Gives the entries of a mapping. */
  List<YamlEntry> entries() {
    return node.flatMap(YamlNode::mapping).map(YamlMapping::entries).orElse(List.of());
  }

  /** Gives the items of a list. */
  List<Setting> items() {
    List<Setting> items = new ArrayList<>();
    node.flatMap(YamlNode::sequence)
        .ifPresent(sequence -> sequence.items().forEach(item -> items.add(new Setting(item))));
    return items;
  }

  Optional<String> text() {
    return node.flatMap(YamlNode::scalar).filter(s -> !s.isNull()).map(YamlScalar::value);
  }

  /** Gives one text, or the texts of a list. */
  List<Setting> texts() {
    return text().isPresent() ? List.of(this) : items();
  }

  /** Gives patterns of .gitignore; empty where there is no value at all. */
  Optional<Gitignore> patterns() {
    return node.map(n -> Gitignore.of(texts().stream().flatMap(t -> t.text().stream()).toList()));
  }

  /** Gives the constant that is written so. */
  <E> Optional<E> constant(E[] constants, Function<E, String> id) {
    Optional<String> text = text();
    for (E constant : constants) {
      if (text.isPresent() && id.apply(constant).equals(text.get())) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  /** Gives a severity; words that stand for none have none. */
  Optional<Severity> severity() {
    return constant(Severity.values(), Severity::id);
  }

  /** Tells whether the value is this word. */
  boolean is(String word) {
    return text().filter(word::equals).isPresent();
  }

  /** Gives the value of a rule's option as text; a list has commas. */
  Optional<String> option() {
    return node.map(
        n -> String.join(",", texts().stream().flatMap(t -> t.text().stream()).toList()));
  }

  Optional<LocalDate> day() {
    return text().map(LocalDate::parse);
  }
}
