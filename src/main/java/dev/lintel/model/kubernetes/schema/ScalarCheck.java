package dev.lintel.model.kubernetes.schema;

import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.model.kubernetes.schema.Schema.ValueType;
import dev.lintel.model.kubernetes.schema.SchemaProblem.Kind;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.util.Optional;
import java.util.OptionalDouble;

/** Checks a scalar against the type that is wanted. */
final class ScalarCheck {
  private ScalarCheck() {}

  /** Gives the words for a type. */
  static String wanted(ValueType type) {
    return switch (type) {
      case STRING, BYTES, DATE_TIME -> "a text";
      case BOOLEAN -> "true or false";
      case INT32, INT64, INTEGER -> "a whole number";
      case NUMBER -> "a number";
      case QUANTITY -> "a quantity";
      case INT_OR_STRING -> "a whole number or a text";
      case LIST -> "a list";
      case OBJECT, MAP -> "a mapping";
      case ANY -> "anything";
    };
  }

  /** Gives the words for what is written. */
  static String found(YamlScalar scalar) {
    return switch (scalar.type()) {
      case STRING -> "the text '%s'".formatted(shown(scalar.value()));
      case BOOLEAN -> "the boolean %s".formatted(shown(scalar.value()));
      case INTEGER, FLOAT -> "the number %s".formatted(shown(scalar.value()));
      case NULL -> "nothing";
    };
  }

  private static String shown(String value) {
    int end = value.indexOf('\n');
    String line = end < 0 ? value : value.substring(0, end);
    return line.length() > 40 ? line.substring(0, 40) + "…" : line;
  }

  /**
   * Checks a scalar.
   *
   * @param node the scalar, or the alias that stands for it
   * @param name of the field
   * @param path of the field
   */
  static Optional<SchemaProblem> check(
      YamlNode node, YamlScalar scalar, Schema schema, String name, String path) {
    if (isOf(scalar, schema.type())) {
      return value(scalar, schema.type(), name);
    }
    // What an anchor shares may be meant as it is elsewhere.
    boolean isAlone = node.span().equals(scalar.span()) && !scalar.hasProperties();
    if (schema.type() == ValueType.STRING || schema.type() == ValueType.INT_OR_STRING) {
      String what = scalar.type() == YamlType.BOOLEAN ? "boolean" : "number";
      return Optional.of(
          new SchemaProblem(
              Kind.UNQUOTED_TEXT,
              node.span(),
              "the value '%s' of %s is a %s, not a string"
                  .formatted(shown(scalar.value()), path, what),
              Optional.of("\"%s\"".formatted(scalar.value())).filter(quoted -> isAlone)));
    }
    boolean isQuoted = isQuotedOther(scalar);
    return Optional.of(
        new SchemaProblem(
            Kind.WRONG_TYPE,
            node.span(),
            "%s is %s; %s is wanted%s"
                .formatted(
                    path,
                    found(scalar),
                    wanted(schema.type()),
                    isQuoted ? ": leave out the quotes" : ""),
            Optional.of(scalar.value()).filter(plain -> isQuoted && isAlone)));
  }

  /** Readers of YAML 1.1 differ on the single letters y and n. */
  static boolean isOf(YamlScalar scalar, ValueType wanted) {
    YamlType type = scalar.type();
    boolean isText =
        type == YamlType.STRING || type == YamlType.BOOLEAN && scalar.value().length() == 1;
    return switch (wanted) {
      case STRING, BYTES, DATE_TIME -> isText;
      case BOOLEAN -> type == YamlType.BOOLEAN;
      case INT32, INT64, INTEGER -> type == YamlType.INTEGER || isWhole(scalar);
      case NUMBER -> type == YamlType.INTEGER || type == YamlType.FLOAT;
      case INT_OR_STRING -> type == YamlType.INTEGER || isWhole(scalar) || isText;
      case QUANTITY -> type != YamlType.BOOLEAN;
      case OBJECT, MAP, LIST, ANY -> true;
    };
  }

  private static boolean isQuotedOther(YamlScalar scalar) {
    String value = scalar.value();
    boolean isQuoted = scalar.style() != YamlScalar.Style.PLAIN;
    return isQuoted
        && (value.equals("true")
            || value.equals("false")
            || !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  /** Gives the number that a scalar is, in all the ways of YAML 1.1 but the sexagesimal one. */
  static OptionalDouble number(YamlScalar scalar) {
    String text = scalar.value().replace("_", "");
    boolean isNegative = text.startsWith("-");
    String digits = isNegative || text.startsWith("+") ? text.substring(1) : text;
    try {
      double value = scalar.type() == YamlType.INTEGER ? whole(digits) : Double.parseDouble(digits);
      return OptionalDouble.of(isNegative ? -value : value);
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static double whole(String digits) {
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      return switch (digits.charAt(1)) {
        case 'x' -> Long.parseLong(digits.substring(2), 16);
        case 'b' -> Long.parseLong(digits.substring(2), 2);
        case 'o' -> Long.parseLong(digits.substring(2), 8);
        default -> Long.parseLong(digits, 8);
      };
    }
    return Double.parseDouble(digits);
  }

  private static boolean isWhole(YamlScalar scalar) {
    OptionalDouble value =
        scalar.type() == YamlType.FLOAT ? number(scalar) : OptionalDouble.empty();
    return value.isPresent()
        && value.getAsDouble() == Math.rint(value.getAsDouble())
        && !Double.isInfinite(value.getAsDouble());
  }

  /** What is of the right type may still be no value of it. */
  static Optional<SchemaProblem> value(YamlScalar scalar, ValueType type, String name) {
    String value = scalar.value();
    return switch (type) {
      case QUANTITY ->
          scalar.type() == YamlType.STRING && Quantity.parse(value).isEmpty()
              ? Optional.of(
                  new SchemaProblem(
                      Kind.INVALID_QUANTITY,
                      scalar.span(),
                      "'%s' is no amount of %s%s".formatted(shown(value), name, advice(value))))
              : Optional.empty();
      case BYTES -> isBase64(value) ? Optional.empty() : invalid(scalar, "%s is not base64", name);
      case DATE_TIME ->
          isDateTime(value)
              ? Optional.empty()
              : invalid(scalar, "%s is no time as 2006-01-02T15:04:05Z", name);
      case INT32 ->
          isWithin(scalar, Integer.MIN_VALUE, Integer.MAX_VALUE)
              ? Optional.empty()
              : invalid(scalar, "%s does not fit 32 bits", name);
      case INT64 ->
          isWithin(scalar, Long.MIN_VALUE, Long.MAX_VALUE)
              ? Optional.empty()
              : invalid(scalar, "%s does not fit 64 bits", name);
      default -> Optional.empty();
    };
  }

  /** Bytes do not have a letter. */
  private static String advice(String value) {
    String stripped = value.replace(" ", "").replaceFirst("i?[bB]$", "");
    boolean isUseful = Quantity.parse(stripped + "i").isPresent();
    return isUseful ? "; write '%s' or '%si'".formatted(stripped, stripped) : "";
  }

  private static Optional<SchemaProblem> invalid(YamlScalar scalar, String message, String name) {
    return Optional.of(
        new SchemaProblem(Kind.INVALID_VALUE, scalar.span(), message.formatted(name)));
  }

  /** Digits in other bases and with underscores are left to the YAML parser. */
  private static boolean isWithin(YamlScalar scalar, long least, long most) {
    String value = scalar.value();
    String digits = value.startsWith("-") || value.startsWith("+") ? value.substring(1) : value;
    boolean isDecimal = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isDecimal || digits.length() < 10) {
      return true;
    }
    if (digits.length() > 19) {
      return false;
    }
    try {
      long number = Long.parseLong(value);
      return least <= number && number <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Line breaks are ignored, as Go's decoder does. */
  private static boolean isBase64(String value) {
    int count = 0;
    int padding = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\n' || c == '\r') {
        continue;
      }
      boolean isLetter =
          c >= 'A' && c <= 'Z'
              || c >= 'a' && c <= 'z'
              || c >= '0' && c <= '9'
              || c == '+'
              || c == '/';
      if (c == '=' ? ++padding > 2 : !isLetter || padding > 0) {
        return false;
      }
      count++;
    }
    return count % 4 == 0;
  }

  /** RFC 3339; a day that its month does not have passes. */
  private static boolean isDateTime(String value) {
    String form = "dddd-dd-ddTdd:dd:dd";
    if (value.length() < form.length() + 1) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char c = value.charAt(i);
      char wanted = form.charAt(i);
      boolean isRight = wanted == 'd' ? c >= '0' && c <= '9' : Character.toUpperCase(c) == wanted;
      if (!isRight) {
        return false;
      }
    }
    int at = form.length();
    if (value.charAt(at) == '.') {
      at++;
      int start = at;
      while (at < value.length() && Character.isDigit(value.charAt(at))) {
        at++;
      }
      if (at == start) {
        return false;
      }
    }
    String zone = value.substring(at);
    return zone.equalsIgnoreCase("Z")
        || zone.length() == 6
            && (zone.charAt(0) == '+' || zone.charAt(0) == '-')
            && Character.isDigit(zone.charAt(1))
            && Character.isDigit(zone.charAt(2))
            && zone.charAt(3) == ':'
            && Character.isDigit(zone.charAt(4))
            && Character.isDigit(zone.charAt(5));
  }
}
