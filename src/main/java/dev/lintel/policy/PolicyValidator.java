package dev.lintel.policy;

import dev.lintel.rule.Catalog;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rule.RuleOption;
import dev.lintel.source.Glob;
import dev.lintel.source.RootPath;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the tree of one lintel.yml against its declared shape. Whatever reads the tree afterwards
 * may take it as valid.
 */
final class PolicyValidator {
  /** The names of rules: words in small letters with dashes between them. */
  static final String NAME = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

  private final Set<String> custom = new HashSet<>();
  private final Map<String, YamlNode> wanted = new LinkedHashMap<>();
  private final Map<String, RuleMeta> rules = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private final Problems problems;
  private static final String CUSTOM_PREFIX = CustomRule.AREA + "/";

  PolicyValidator(Catalog catalog, Problems problems) {
    this.problems = problems;
    for (Catalog.Entry entry : catalog.entries()) {
      String id = entry.id().toString();
      ids.add(id);
      rules.put(id, entry.meta());
    }
  }

  /**
   * Notes everything in a value that is not accepted.
   *
   * @param name what the value is called in problems: its key
   */
  void validate(String name, Shape shape, YamlNode node) {
    switch (shape) {
      case Shape.Text _ -> text(name, node);
      case Shape.Day _ -> day(name, node);
      case Shape.Path _ -> path(name, node);
      case Shape.Time _ -> time(name, node);
      case Shape.Word word -> word(name, word, node);
      case Shape.Texts _ -> {
        if (node.scalar().isPresent() && !node.isNull()) {
          text(name, node);
        } else {
          items(name, node).forEach(item -> text(name, item));
        }
      }
      case Shape.Name _ -> text(name, node).ifPresent(word -> name(word, node));
      case Shape.Labels _ -> entries(name, node).forEach(e -> text(e.name(), e.value()));
      case Shape.Example _ -> {
        if (node.mapping().isEmpty()) {
          path(name, node);
        }
      }
      case Shape.RuleGlob _ -> text(name, node).ifPresent(glob -> known(node, glob));
      case Shape.Items(Shape item) -> items(name, node).forEach(n -> validate(name, item, n));
      case Shape.Mapping mapping -> mapping(name, mapping, node);
      case Shape.Rules(_, List<Key> keys) -> {
        for (YamlEntry entry : entries(name, node)) {
          if (known(entry.key(), entry.name())) {
            rule(entry, keys);
          }
        }
      }
      case Shape.Option(RuleOption option) -> option(option, node);
    }
  }

  private void name(String word, YamlNode node) {
    if (!word.matches(NAME)) {
      problems.add(
          node.span(), Problems.quoted(word) + " is no name of a rule; write it as team-label");
    } else if (!custom.add(CUSTOM_PREFIX + word)) {
      problems.add(node.span(), Problems.quoted(word) + " is the name of two custom rules");
    }
  }

  /** Notes which custom rules are spoken of that no file has; for the end of all files. */
  void finish() {
    wanted.forEach((glob, place) -> {
      if (custom.stream().noneMatch(Glob.of(glob)::matches)) {
        unknown("rule", glob, List.copyOf(custom), place);
      }
    });
  }

  private Optional<String> text(String name, YamlNode node) {
    Optional<String> text =
        node.scalar().filter(s -> !s.isNull()).map(YamlScalar::value).filter(v -> !v.isBlank());
    if (text.isEmpty()) {
      takes(name, "a text", node);
    }
    return text;
  }

  private void takes(String name, String what, YamlNode node) {
    problems.add(node.span(), Problems.quoted(name) + " takes " + what);
  }

  private void day(String name, YamlNode node) {
    Optional<String> text = text(name, node);
    try {
      text.ifPresent(LocalDate::parse);
    } catch (DateTimeParseException e) {
      problems.add(
          node.span(), Problems.quoted(text.get()) + " is no date; write it as 2027-03-01");
    }
  }

  private void path(String name, YamlNode node) {
    Optional<String> path = text(name, node);
    if (path.isPresent() && !isBelowRoot(path.get())) {
      problems.add(
          node.span(),
          Problems.quoted(path.get()) + " is no path below the root, as 'ci/known.jsonl'");
    }
  }

  private static boolean isBelowRoot(String path) {
    return path.indexOf('\0') < 0
        && RootPath.resolve("", path).filter(resolved -> !resolved.isEmpty()).isPresent();
  }

  private void time(String name, YamlNode node) {
    Optional<String> text = text(name, node);
    if (text.isPresent() && Deadline.of(text.get()).isEmpty()) {
      problems.add(
          node.span(),
          Problems.quoted(text.get())
              + " is no deadline; it takes a number of days, next-release or never");
    }
  }

  private void word(String name, Shape.Word word, YamlNode node) {
    Optional<String> text = text(name, node);
    if (text.isPresent() && !word.accepted().contains(text.get())) {
      unknown(word.what(), text.get(), word.accepted(), node);
    }
  }

  private void unknown(String what, String word, List<String> accepted, YamlNode node) {
    problems.add(
        node.span(),
        () -> "unknown " + what + " " + Problems.quoted(word) + Spelling.hint(word, accepted));
  }

  private List<YamlNode> items(String name, YamlNode node) {
    if (node.sequence().isEmpty() && !node.isNull()) {
      takes(name, "a list", node);
    }
    return node.sequence().map(sequence -> sequence.items()).orElse(List.of());
  }

  /** Gives the entries of a mapping without those that are set again. */
  private List<YamlEntry> entries(String name, YamlNode node) {
    Optional<YamlMapping> mapping = node.mapping();
    if (mapping.isEmpty() && !node.isNull()) {
      takes(name, "a mapping", node);
    }
    List<YamlEntry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlEntry entry : mapping.map(YamlMapping::entries).orElse(List.of())) {
      if (seen.add(entry.name())) {
        entries.add(entry);
      } else {
        problems.add(entry.key().span(), Problems.quoted(entry.name()) + " is set twice");
      }
    }
    return entries;
  }

  private void mapping(String name, Shape.Mapping shape, YamlNode node) {
    keys(entries(name, node), shape.keys());
    Optional<YamlMapping> mapping = node.mapping();
    if (mapping.isEmpty() && !node.isNull()) {
      return;
    }
    for (Key key : shape.keys()) {
      if (key.isRequired() && mapping.flatMap(m -> m.find(key.name())).isEmpty()) {
        problems.add(node.span(), shape.name() + " needs '" + key.name() + "'");
      }
    }
    if (mapping.isEmpty()) {
      return;
    }
    List<String> needsOne = shape.needsOne();
    if (!needsOne.isEmpty() && needsOne.stream().allMatch(k -> mapping.get().find(k).isEmpty())) {
      problems.add(node.span(), shape.name() + " needs '" + String.join("' or '", needsOne) + "'");
    }
    if (shape.equals(PolicyKeys.OVERRIDE)) {
      optionsOfObject(mapping.get());
    }
  }

  private void keys(List<YamlEntry> entries, List<Key> keys) {
    for (YamlEntry entry : entries) {
      Optional<Key> key = keys.stream().filter(k -> k.name().equals(entry.name())).findFirst();
      if (key.isPresent()) {
        validate(entry.name(), key.get().shape(), entry.value());
      } else {
        unknown("key", entry.name(), keys.stream().map(Key::name).toList(), entry.key());
      }
    }
  }

  /** Tells whether a glob matches a rule; says so where it does not. */
  private boolean known(YamlNode place, String glob) {
    Glob compiled = Glob.of(glob);
    if (glob.startsWith(CUSTOM_PREFIX)) {
      // Another file may bring it.
      wanted.putIfAbsent(glob, place);
      return true;
    }
    boolean isKnown = rules.containsKey(glob) || ids.stream().anyMatch(compiled::matches);
    if (!isKnown) {
      unknown("rule", glob, ids, place);
    }
    return isKnown;
  }

  private void rule(YamlEntry entry, List<Key> common) {
    if (entry.value().mapping().isEmpty()) {
      word(entry.name(), PolicyKeys.RULE_WORD, entry.value());
      return;
    }
    keys(entries(entry.name(), entry.value()), PolicyKeys.ofRule(common, rules.get(entry.name())));
  }

  private void option(RuleOption option, YamlNode node) {
    boolean isList = option.type().equals("list");
    if (isList && node.sequence().isPresent()) {
      items(option.name(), node).forEach(item -> text(option.name(), item));
      return;
    }
    Optional<String> text = text(option.name(), node);
    boolean isValid =
        switch (option.type()) {
          case "integer" -> node.scalar().filter(s -> s.type() == YamlType.INTEGER).isPresent();
          case "boolean" -> text.filter(t -> t.equals("true") || t.equals("false")).isPresent();
          default -> true;
        };
    if (text.isPresent() && !isValid) {
      takes(option.name(), (option.type().equals("integer") ? "an " : "a ") + option.type(), node);
    }
  }

  /** A rule reads its options before it knows of which object it will speak. */
  private void optionsOfObject(YamlMapping override) {
    if (override.find(PolicyKeys.OBJECT).isEmpty()) {
      return;
    }
    override.mapping(PolicyKeys.RULES).map(YamlMapping::entries).orElse(List.of()).stream()
        .flatMap(rule -> rule.value().mapping().stream())
        .flatMap(mapping -> mapping.entries().stream())
        .filter(entry -> !entry.name().equals(PolicyKeys.SEVERITY))
        .forEach(option ->
            problems.add(
                option.key().span(),
                Problems.quoted(option.name())
                    + " is an option, and options go by path; an override with 'object' takes"
                    + " off or a severity"));
  }
}
