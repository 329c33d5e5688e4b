package dev.lintel.policy;

import dev.lintel.finding.Severity;
import dev.lintel.rule.Spelling;
import dev.lintel.source.Gitignore;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One value of lintel.yml, read as what it is expected to be. What it is not becomes a problem, and
 * the answer is empty.
 *
 * @param name what the value is called in problems, as {@code severity}
 */
record Setting(String name, YamlNode node, Problems problems) {
  Span span() {
    return node.span();
  }

  /** Gives the entries of a mapping whose keys are free. */
  List<YamlEntry> entries() {
    Optional<YamlMapping> mapping = node.mapping();
    if (mapping.isEmpty() && !node.isNull()) {
      problems.add(span(), "'" + name + "' takes a mapping");
    }
    return mapping.map(YamlMapping::entries).orElse(List.of());
  }

  /** Gives the settings of a mapping by their keys; keys that are not accepted are problems. */
  Map<String, Setting> settings(List<String> accepted) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    for (YamlEntry entry : entries()) {
      Setting key = new Setting(entry.name(), entry.key(), problems);
      if (!accepted.contains(entry.name())) {
        key.unknown("key", entry.name(), accepted);
      } else if (settings.putIfAbsent(entry.name(), of(entry)) != null) {
        problems.add(key.span(), "'" + entry.name() + "' is set twice");
      }
    }
    return settings;
  }

  Setting of(YamlEntry entry) {
    return new Setting(entry.name(), entry.value(), problems);
  }

  /** Gives the items of a list. */
  List<Setting> items() {
    if (node.sequence().isEmpty() && !node.isNull()) {
      problems.add(span(), "'" + name + "' takes a list");
    }
    return node.sequence().stream()
        .flatMap(sequence -> sequence.items().stream())
        .map(item -> new Setting(name, item, problems))
        .toList();
  }

  Optional<String> text() {
    Optional<String> text =
        node.scalar().filter(s -> !s.isNull()).map(YamlScalar::value).filter(v -> !v.isBlank());
    if (text.isEmpty()) {
      problems.add(span(), "'" + name + "' takes a text");
    }
    return text;
  }

  /** Gives patterns: a list of texts, or one text. */
  Gitignore patterns() {
    List<Setting> items = node.scalar().isPresent() && !node.isNull() ? List.of(this) : items();
    return Gitignore.of(items.stream().flatMap(item -> item.text().stream()).toList());
  }

  /** Gives the constant whose id the user wrote. */
  <E extends Enum<E>> Optional<E> constant(E[] constants, Function<E, String> id) {
    return constant(name, constants, id, List.of());
  }

  /** Gives a severity; the other words are accepted too, and have no severity. */
  Optional<Severity> severity(String... otherWords) {
    return constant("severity", Severity.values(), Severity::id, List.of(otherWords));
  }

  private <E extends Enum<E>> Optional<E> constant(
      String what, E[] constants, Function<E, String> id, List<String> otherWords) {
    Optional<String> text = text();
    Optional<E> found =
        text.flatMap(t -> Arrays.stream(constants).filter(c -> id.apply(c).equals(t)).findFirst());
    if (text.isPresent() && found.isEmpty() && !otherWords.contains(text.get())) {
      unknown(
          what,
          text.get(),
          Stream.concat(Arrays.stream(constants).map(id), otherWords.stream()).toList());
    }
    return found;
  }

  /** Tells whether the user wrote this word. */
  boolean is(String word) {
    return node.scalar().filter(scalar -> scalar.value().equals(word)).isPresent();
  }

  /** Gives the value of a rule's option as text; a list has commas. */
  Optional<String> option(String type) {
    if (type.equals("list") && node.sequence().isPresent()) {
      return Optional.of(
          items().stream().flatMap(item -> item.text().stream()).collect(Collectors.joining(",")));
    }
    Optional<String> text = text();
    boolean isValid =
        switch (type) {
          case "integer" -> node.scalar().filter(s -> s.type() == YamlType.INTEGER).isPresent();
          case "boolean" -> is("true") || is("false");
          default -> true;
        };
    if (text.isPresent() && !isValid) {
      problems.add(
          span(), "'" + name + "' takes " + (type.equals("integer") ? "an " : "a ") + type);
    }
    return text;
  }

  Optional<LocalDate> date() {
    return text()
        .flatMap(text -> {
          try {
            return Optional.of(LocalDate.parse(text));
          } catch (DateTimeParseException e) {
            problems.add(span(), "'" + text + "' is no date; write it as 2027-03-01");
            return Optional.empty();
          }
        });
  }

  /** Notes that a word is none of those accepted. */
  void unknown(String what, String word, List<String> accepted) {
    problems.add(span(), "unknown " + what + " '" + word + "'" + Spelling.hint(word, accepted));
  }
}
