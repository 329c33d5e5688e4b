package dev.lintel.model.kustomize;

import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a kustomization with the fields that kustomize reads. */
final class FieldCheck {
  private final List<FieldProblem> problems = new ArrayList<>();

  /** Gives the problems of a kustomization in the order of its text. */
  static List<FieldProblem> of(YamlMapping root) {
    FieldCheck check = new FieldCheck();
    String kind = root.text("kind").filter("Component"::equals).orElse("Kustomization");
    check.fields(root, "Kustomization", "a " + kind);
    return check.problems;
  }

  private void fields(YamlMapping mapping, String type, String owner) {
    Map<String, FieldShape> shapes = FieldShape.ofType(type).orElseThrow();
    for (YamlEntry entry : mapping.entries()) {
      String name = entry.name();
      FieldShape shape = shapes.get(name);
      Optional<YamlScalar> key = entry.key().scalar().filter(k -> !Placeholder.isIn(name));
      if (shape != null) {
        value(entry.value().content(), shape.shape(), "'" + name + "'");
      } else if (key.isPresent() && !name.equals("<<")) {
        problems.add(new FieldProblem.Unknown(key.get(), owner, shapes.keySet(), mapping.keys()));
      }
    }
  }

  /**
   * Checks a value; a null is as good as none.
   *
   * @param title what messages call the value
   */
  private void value(YamlNode node, String shape, String title) {
    if (shape.equals("any")
        || node.isNull()
        || node.scalar().filter(scalar -> Placeholder.isIn(scalar.value())).isPresent()) {
      return;
    }
    String inner = shape.substring(1, shape.length() - 1);
    switch (node) {
      case YamlSequence list when shape.startsWith("[") ->
          list.items().forEach(item -> value(item.content(), inner, "an entry of " + title));
      case YamlMapping mapping when shape.startsWith("{") ->
          mapping
              .entries()
              .forEach(entry ->
                  value(
                      entry.value().content(), inner, "'%s' in %s".formatted(entry.name(), title)));
      case YamlMapping mapping when FieldShape.ofType(shape).isPresent() ->
          fields(mapping, shape, title);
      case YamlScalar scalar when shape.equals("whole") && isTooLarge(scalar) ->
          problems.add(
              new FieldProblem.WrongShape(
                  scalar.span(), "%s is larger than any count".formatted(title)));
      case YamlScalar scalar when isOf(scalar.type(), shape) -> {}
      default ->
          problems.add(
              new FieldProblem.WrongShape(
                  place(node), "%s is %s, not %s".formatted(title, expected(shape), found(node))));
    }
  }

  /** A count has 64 bits; other notations than decimal ones do not get as far here. */
  private static boolean isTooLarge(YamlScalar scalar) {
    String digits = scalar.value().startsWith("-") ? scalar.value().substring(1) : scalar.value();
    boolean isDecimal = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isDecimal && new BigInteger(scalar.value()).bitLength() >= Long.SIZE;
  }

  private static boolean isOf(YamlType type, String shape) {
    return switch (shape) {
      case "text" -> type == YamlType.STRING;
      case "flag" -> type == YamlType.BOOLEAN;
      // JSON has one kind of number, so that 2.0 is whole too.
      case "whole" -> type == YamlType.INTEGER || type == YamlType.FLOAT;
      default -> false;
    };
  }

  /** A block of lines is known by its first key or item. */
  private static Span place(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping when !mapping.entries().isEmpty() ->
          mapping.entries().getFirst().key().span();
      case YamlSequence list when !list.items().isEmpty() ->
          place(list.items().getFirst().content());
      case YamlScalar scalar -> scalar.span();
      default -> node.span().part(0, Math.min(1, node.span().length()));
    };
  }

  private static String expected(String shape) {
    return switch (shape.charAt(0)) {
      case '[' -> "a list";
      case '{' -> "a mapping";
      default ->
          switch (shape) {
            case "text" -> "a text";
            case "flag" -> "true or false";
            case "whole" -> "a number";
            default -> "a mapping";
          };
    };
  }

  private static String found(YamlNode node) {
    return switch (node) {
      case YamlMapping _ -> "a mapping";
      case YamlSequence _ -> "a list";
      case YamlScalar scalar ->
          switch (scalar.type()) {
            case BOOLEAN -> "a boolean";
            case INTEGER, FLOAT -> "a number";
            default -> "a text";
          };
      default -> "an alias";
    };
  }
}
