package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.GoFloat;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** Writes numbers and booleans as texts, as kustomize's JSON and Go's {@code %v} do. */
final class Numbers {
  /** Integers of more bits become floating point numbers. */
  private static final int INTEGER_BITS = 64;

  private Numbers() {}

  /**
   * Gives the text that a field for texts takes from a number or boolean: floating point numbers
   * have single precision there.
   */
  static String asText(YamlScalar scalar) {
    return switch (scalar.type()) {
      case INTEGER -> integer(scalar.value());
      case FLOAT -> {
        BigDecimal exact = decimal(scalar.value());
        yield isInteger(exact)
            ? exact.toBigInteger().toString()
            : GoFloat.general(new BigDecimal(Float.toString(exact.floatValue())));
      }
      case BOOLEAN ->
          scalar.value().length() > 3 ? scalar.value().toLowerCase(Locale.ROOT) : scalar.value();
      case NULL, STRING -> scalar.value();
    };
  }

  /** Gives the text that stands for a number or boolean inside another text. */
  static String insideText(YamlScalar scalar) {
    return scalar.type() == YamlType.FLOAT
        ? GoFloat.general(new BigDecimal(Double.toString(decimal(scalar.value()).doubleValue())))
        : asText(scalar);
  }

  /** Gives an integer, or a floating point number that is whole as one. */
  static Optional<YamlScalar> wholeNumber(YamlScalar scalar) {
    return switch (scalar.type()) {
      case INTEGER -> Optional.of(scalar);
      case FLOAT ->
          Optional.of(decimal(scalar.value()))
              .filter(Numbers::isInteger)
              .map(exact ->
                  YamlScalar.built(
                      scalar.span(), exact.toBigInteger().toString(), YamlType.INTEGER));
      case NULL, BOOLEAN, STRING -> Optional.empty();
    };
  }

  /** Gives a whole number; the largest or smallest that there is where it is beyond. */
  static int toInt(YamlScalar scalar) {
    BigInteger value = new BigInteger(integer(scalar.value()));
    return value
        .max(BigInteger.valueOf(Integer.MIN_VALUE))
        .min(BigInteger.valueOf(Integer.MAX_VALUE))
        .intValue();
  }

  private static boolean isInteger(BigDecimal exact) {
    return exact.precision() - exact.scale() <= INTEGER_BITS
        && exact.stripTrailingZeros().scale() <= 0
        && exact.toBigInteger().bitLength() <= INTEGER_BITS;
  }

  /** Infinities and what is no number are 0, as JSON has none. */
  private static BigDecimal decimal(String text) {
    try {
      double value = Double.parseDouble(text.replace("_", ""));
      return Double.isFinite(value) ? new BigDecimal(Double.toString(value)) : BigDecimal.ZERO;
    } catch (NumberFormatException noNumber) {
      return BigDecimal.ZERO;
    }
  }

  /** Reads decimal, octal, hexadecimal and binary integers. */
  private static String integer(String text) {
    String plain = text.replace("_", "");
    boolean isNegative = plain.startsWith("-");
    String digits = isNegative || plain.startsWith("+") ? plain.substring(1) : plain;
    String lower = digits.toLowerCase(Locale.ROOT);
    int radix =
        lower.startsWith("0x") ? 16 : lower.startsWith("0b") ? 2 : lower.startsWith("0") ? 8 : 10;
    String prefix = radix == 16 ? "0x" : radix == 2 ? "0b" : lower.startsWith("0o") ? "0o" : "";
    try {
      BigInteger value = new BigInteger(lower.substring(prefix.length()), radix);
      return (isNegative ? value.negate() : value).toString();
    } catch (NumberFormatException noInteger) {
      return text;
    }
  }
}
