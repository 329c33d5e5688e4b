package dev.lintel.model.workflow;

import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/** Compares values of a matrix. */
public final class MatrixValue {
  private static final int MAX_TEXT = 4_000;

  private MatrixValue() {}

  /** Tells whether a value is a text with an expression, so that its value is not known. */
  public static boolean isExpression(YamlNode value) {
    return value.content() instanceof YamlScalar scalar && scalar.value().contains("${{");
  }

  /**
   * Tells whether a value is what an entry of {@code exclude} asks for, or may be it because an
   * expression takes part: an object by the keys that are asked for, a list by the items that are
   * asked for, texts without case, as GitHub compares.
   */
  public static boolean matches(YamlNode wanted, YamlNode value) {
    if (isExpression(wanted) || isExpression(value)) {
      return true;
    }
    return switch (wanted.content()) {
      case YamlMapping mapping ->
          value.content() instanceof YamlMapping other
              && mapping.entries().stream()
                  .allMatch(entry ->
                      other
                          .get(entry.name())
                          .filter(found -> matches(entry.value(), found))
                          .isPresent());
      case YamlSequence list ->
          value.content() instanceof YamlSequence other && matches(list.items(), other.items());
      case YamlScalar scalar ->
          value.content() instanceof YamlScalar other && isSame(scalar, other);
      case YamlAlias _ -> false;
    };
  }

  private static boolean matches(List<YamlNode> wanted, List<YamlNode> values) {
    for (int i = 0; i < wanted.size(); i++) {
      if (i >= values.size() || !matches(wanted.get(i), values.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(YamlScalar one, YamlScalar other) {
    return one.value().equalsIgnoreCase(other.value())
        || number(one).isPresent() && number(one).equals(number(other));
  }

  private static Optional<Double> number(YamlScalar scalar) {
    return switch (scalar.type()) {
      case INTEGER, FLOAT -> parsed(scalar.value());
      case NULL, BOOLEAN, STRING -> Optional.empty();
    };
  }

  private static Optional<Double> parsed(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /**
   * Gives a text that two values share only where they are the same; empty where an expression
   * takes part, and for values too long to be compared.
   */
  public static Optional<String> identity(YamlNode value) {
    StringBuilder text = new StringBuilder();
    return write(value, text) ? Optional.of(text.toString()) : Optional.empty();
  }

  private static boolean write(YamlNode value, StringBuilder text) {
    if (text.length() > MAX_TEXT || isExpression(value)) {
      return false;
    }
    return switch (value.content()) {
      case YamlScalar scalar -> {
        text.append(scalar.type()).append(' ').append(scalar.value().length()).append(' ');
        text.append(scalar.value()).append(' ');
        yield true;
      }
      case YamlSequence list -> {
        text.append("[ ");
        boolean isWritten = list.items().stream().allMatch(item -> write(item, text));
        text.append("] ");
        yield isWritten;
      }
      case YamlMapping mapping -> {
        text.append("{ ");
        boolean isWritten = mapping.entries().stream().allMatch(entry -> write(entry, text));
        text.append("} ");
        yield isWritten;
      }
      case YamlAlias _ -> false;
    };
  }

  private static boolean write(YamlEntry entry, StringBuilder text) {
    text.append(entry.name().length()).append(' ').append(entry.name()).append(' ');
    return write(entry.value(), text);
  }

  /** Gives a value in words for people: a text as it is, in quotes. */
  public static String shown(YamlNode value) {
    return switch (value.content()) {
      case YamlScalar scalar -> "'" + scalar.value() + "'";
      case YamlSequence _ -> "this list";
      case YamlMapping _, YamlAlias _ -> "this object";
    };
  }
}
