package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.GoText;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Writes a tree as the text that it was read from is laid out: JSON with sorted keys, on one line
 * or indented by two, or YAML in blocks. Comments of YAML are lost.
 */
final class ReplacementText {
  private final StringBuilder out = new StringBuilder();
  private final boolean isIndented;

  private ReplacementText(boolean isIndented) {
    this.isIndented = isIndented;
  }

  /**
   * Gives a tree as text.
   *
   * @param model the text that it was read from
   */
  static String of(YamlNode root, String model) {
    String start = model.strip();
    if (start.startsWith("{") || start.startsWith("[")) {
      ReplacementText text = new ReplacementText(model.contains("\n") && model.contains("  "));
      text.json(root, 0);
      return text.out.toString();
    }
    ReplacementText text = new ReplacementText(true);
    text.block(root, 0);
    return text.out.toString().strip();
  }

  private void json(YamlNode node, int depth) {
    switch (node.content()) {
      case YamlMapping mapping ->
          jsonItems('{', '}', depth, sorted(mapping), entry -> jsonEntry(entry, depth + 1));
      case YamlSequence sequence ->
          jsonItems('[', ']', depth, sequence.items(), item -> json(item, depth + 1));
      case YamlScalar scalar ->
          out.append(scalar.type() == YamlType.STRING ? GoText.json(scalar.value()) : word(scalar));
      default -> {}
    }
  }

  private static List<YamlEntry> sorted(YamlMapping mapping) {
    return mapping.entries().stream().sorted(Comparator.comparing(YamlEntry::name)).toList();
  }

  private void jsonEntry(YamlEntry entry, int depth) {
    out.append(GoText.json(entry.name())).append(isIndented ? ": " : ":");
    json(entry.value(), depth);
  }

  private <T> void jsonItems(
      char open, char close, int depth, List<T> items, java.util.function.Consumer<T> write) {
    out.append(open);
    for (Iterator<T> i = items.iterator(); i.hasNext(); ) {
      newLine(depth + 1);
      write.accept(i.next());
      out.append(i.hasNext() ? "," : "");
    }
    if (!items.isEmpty()) {
      newLine(depth);
    }
    out.append(close);
  }

  private void newLine(int depth) {
    if (isIndented) {
      out.append('\n').append("  ".repeat(depth));
    }
  }

  private static String word(YamlScalar scalar) {
    return switch (scalar.type()) {
      case NULL -> "null";
      case BOOLEAN -> String.valueOf(scalar.isTrue());
      default -> scalar.value();
    };
  }

  /** Writes a node whose first line begins where the text ends. */
  private void block(YamlNode node, int indent) {
    switch (node.content()) {
      case YamlMapping mapping when isBlock(mapping, mapping.entries()) ->
          blockMapping(mapping, indent);
      case YamlSequence sequence when isBlock(sequence, sequence.items()) ->
          blockSequence(sequence, indent);
      default -> {
        flow(node, indent);
        out.append('\n');
      }
    }
  }

  private static boolean isBlock(YamlNode node, List<?> items) {
    String written = node.span().text();
    return !items.isEmpty() && !written.startsWith("{") && !written.startsWith("[");
  }

  private void blockMapping(YamlMapping mapping, int indent) {
    boolean isFirst = true;
    for (YamlEntry entry : mapping.entries()) {
      out.append(isFirst ? "" : " ".repeat(indent));
      isFirst = false;
      flow(entry.key(), indent);
      out.append(':');
      YamlNode value = entry.value().content();
      boolean isList = value instanceof YamlSequence list && isBlock(list, list.items());
      if (isList || value instanceof YamlMapping fields && isBlock(fields, fields.entries())) {
        int deeper = isList ? indent : indent + 2;
        out.append('\n').append(" ".repeat(deeper));
        block(value, deeper);
      } else {
        out.append(value.isNull() && value.span().isEmpty() ? "" : " ");
        block(value, indent + 2);
      }
    }
  }

  private void blockSequence(YamlSequence sequence, int indent) {
    boolean isFirst = true;
    for (YamlNode item : sequence.items()) {
      out.append(isFirst ? "" : " ".repeat(indent)).append("- ");
      isFirst = false;
      block(item, indent + 2);
    }
  }

  private void flow(YamlNode node, int indent) {
    switch (node.content()) {
      case YamlMapping mapping -> {
        out.append('{');
        for (Iterator<YamlEntry> i = mapping.entries().iterator(); i.hasNext(); ) {
          YamlEntry entry = i.next();
          flow(entry.key(), indent);
          out.append(": ");
          flow(entry.value(), indent);
          out.append(i.hasNext() ? ", " : "");
        }
        out.append('}');
      }
      case YamlSequence sequence -> {
        out.append('[');
        for (Iterator<YamlNode> i = sequence.items().iterator(); i.hasNext(); ) {
          flow(i.next(), indent);
          out.append(i.hasNext() ? ", " : "");
        }
        out.append(']');
      }
      case YamlScalar scalar -> out.append(scalar(scalar, indent));
      default -> {}
    }
  }

  private static String scalar(YamlScalar scalar, int indent) {
    String value = scalar.value();
    return switch (scalar.style()) {
      case SINGLE_QUOTED -> singleQuoted(value);
      case DOUBLE_QUOTED -> GoText.json(value);
      case LITERAL, FOLDED -> literal(value, indent);
      case PLAIN -> scalar.isNull() ? scalar.span().text() : value;
      case BUILT -> built(scalar, indent);
    };
  }

  private static String singleQuoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static String literal(String value, int indent) {
    String body = value.stripTrailing();
    String lines = body.replace("\n", "\n" + " ".repeat(indent)).replaceAll("(?m)^ +$", "");
    String chomping = body.equals(value) ? "-" : value.equals(body + "\n") ? "" : "+";
    String rest = chomping.equals("+") ? value.substring(body.length() + 1) : "";
    return "|" + chomping + "\n" + " ".repeat(indent) + lines + rest;
  }

  private static String built(YamlScalar scalar, int indent) {
    String value = scalar.value();
    if (scalar.type() != YamlType.STRING) {
      return value;
    }
    if (value.contains("\n")) {
      return literal(value, indent);
    }
    if (YamlSchema.YAML_1_1.typeOf(value) != YamlType.STRING) {
      return GoText.json(value);
    }
    return isPlain(value) ? value : singleQuoted(value);
  }

  /** Tells whether a text of one line needs no quotes anywhere in a block. */
  private static boolean isPlain(String value) {
    char first = value.charAt(0);
    boolean isIndicator =
        "!&*{}[],#|>@`\"'%".indexOf(first) >= 0
            || "-?:".indexOf(first) >= 0 && (value.length() == 1 || value.charAt(1) == ' ');
    return !isIndicator
        && value.strip().equals(value)
        && !value.contains(": ")
        && !value.contains(" #")
        && !value.endsWith(":")
        && value.chars().noneMatch(Character::isISOControl);
  }
}
