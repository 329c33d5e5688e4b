package dev.lintel.model.kustomize.transform;

import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to a field of a resource, as {@code spec.containers.[name=app].image}: keys, indices,
 * {@code [key=value]} for items of a list, and in targets {@code *} for each of them. A dot of a
 * key is written {@code \.}, or the key stands in brackets.
 *
 * @param entry where the path is written, or what stands for it
 */
public record ReplacementPath(Span entry, String text, List<String> parts) {
  /** What a source or target is taken for that names no field. */
  static final String DEFAULT = "metadata.name";

  public static ReplacementPath of(Span entry, String text) {
    List<String> parts = joinBrackets(split(text));
    FieldEdits.requireParts(parts, entry);
    return new ReplacementPath(entry, text, parts);
  }

  /** Gives a stretch of this path. */
  ReplacementPath part(int from, int to) {
    return new ReplacementPath(entry, text, parts.subList(from, to));
  }

  /** Splits at dots that no backslash stands before; one dot may stand before all. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = text.startsWith(".") ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '.') {
        part.append(c);
      } else if (part.length() > 0 && part.charAt(part.length() - 1) == '\\') {
        part.setCharAt(part.length() - 1, '.');
      } else {
        parts.add(part.toString());
        part.setLength(0);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** A bracket with dots in it is one part: of an item with its brackets, of a key without. */
  private static List<String> joinBrackets(List<String> split) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < split.size(); i++) {
      String part = split.get(i);
      if (!part.startsWith("[") || part.endsWith("]")) {
        parts.add(part);
        continue;
      }
      StringBuilder bracket = new StringBuilder(part);
      while (bracket.charAt(bracket.length() - 1) != ']' && i < split.size() - 1) {
        bracket.append('.').append(split.get(++i));
      }
      String joined = bracket.toString();
      parts.add(joined.contains("=") ? joined : stripBrackets(joined));
    }
    return parts;
  }

  private static String stripBrackets(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && "[]".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "[]".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  /**
   * What chooses items of a list.
   *
   * @param key empty where items are scalars, which are chosen by themselves
   */
  record Choice(String key, String value) {}

  /** Tells whether a part chooses items of a list by what they hold. */
  static boolean isChoice(String part) {
    return part.startsWith("[") && part.endsWith("]");
  }

  /** Reads {@code [key=value]}. */
  Choice choice(String part) {
    String inside = part.substring(1, Math.max(1, part.length() - 1));
    int equals = inside.indexOf('=');
    if (equals < 0) {
      throw ReplacementEntry.invalid(
          entry, "'%s' in '%s' names no item of a list: [key=value] does", part, text);
    }
    return new Choice(inside.substring(0, equals), inside.substring(equals + 1));
  }

  /** Gives the number that a part is, with or without a sign. */
  static Optional<Integer> number(String part) {
    try {
      return Optional.of(Integer.parseInt(part));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Finds the one field that a source reads; empty where it is missing. Blanks around parts and
   * empty parts do not count, {@code -} is the last item of a list.
   */
  public Optional<YamlNode> find(YamlMapping root) {
    Optional<YamlNode> found = Optional.of(root);
    for (String written : parts) {
      String part = written.strip();
      if (!part.isEmpty()) {
        found = found.flatMap(node -> step(node, part));
      }
    }
    return found;
  }

  private Optional<YamlNode> step(YamlNode node, String part) {
    Optional<Integer> number = number(part);
    if (number.isPresent() || part.equals("-")) {
      List<YamlNode> items = items(node);
      int index = number.orElse(items.size() - 1);
      if (number.isPresent() && index < 0) {
        throw ReplacementEntry.invalid(entry, "index %d in '%s' is less than 0", index, text);
      }
      return index >= 0 && index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    }
    if (part.equals("*")) {
      throw ReplacementEntry.invalid(entry, "a source is one field, '*' stands for several");
    }
    if (isChoice(part)) {
      Choice choice = choice(part);
      return items(node).stream().filter(item -> isChosen(item, choice)).findFirst();
    }
    return fields(node).flatMap(mapping -> mapping.find(part)).map(YamlEntry::value);
  }

  private static boolean isChosen(YamlNode item, Choice choice) {
    Optional<YamlNode> decisive =
        choice.key().isEmpty()
            ? Optional.of(item)
            : item.mapping().flatMap(mapping -> mapping.get(choice.key()));
    return decisive
        .flatMap(YamlNode::scalar)
        .map(YamlScalar::value)
        .filter(choice.value()::equals)
        .isPresent();
  }

  /** Gives the items of a list; none for a null. */
  List<YamlNode> items(YamlNode node) {
    if (node.isNull()) {
      return List.of();
    }
    return node.sequence()
        .orElseThrow(() ->
            ReplacementEntry.invalid(entry, "'%s' leads through a list where there is none", text))
        .items();
  }

  /** Gives the mapping that a key is looked up in; empty for a null. */
  Optional<YamlMapping> fields(YamlNode node) {
    if (node.isNull()) {
      return Optional.empty();
    }
    return Optional.of(
        node.mapping()
            .orElseThrow(() ->
                ReplacementEntry.invalid(
                    entry, "'%s' leads through a mapping where there is none", text)));
  }
}
