package dev.lintel.model.kustomize.resource;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * What a plain scalar is to goyaml.v3.
 *
 * @param text of a string the text, of a time the time as RFC 3339 writes it, of an integer its
 *     digits
 * @param number of a float; 0 for others
 */
record PlainValue(Type type, String text, double number) {
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger GREATEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  enum Type {
    NULL,
    BOOLEAN,
    INTEGER,
    FLOAT,
    /** An infinity or none at all. */
    NO_NUMBER,
    TIME,
    STRING
  }

  /** Compiled when the first number asks. */
  private static final class Patterns {
    static final Pattern FLOAT =
        Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    static final Pattern FRACTION =
        Pattern.compile("\\.[0-9]+(_[0-9]+)*([eE][-+]?[0-9]+(_[0-9]+)*)?");
  }

  static PlainValue of(String text) {
    if (text.isEmpty()) {
      return new PlainValue(Type.NULL, text, 0);
    }
    return switch (text.charAt(0)) {
      case '~', 'n', 'N', 't', 'T', 'f', 'F' -> ofWord(text);
      case '.' -> ofFraction(text);
      case '+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> ofNumber(text);
      default -> string(text);
    };
  }

  private static PlainValue string(String text) {
    return new PlainValue(Type.STRING, text, 0);
  }

  private static PlainValue ofWord(String word) {
    return switch (word) {
      case "~", "null", "Null", "NULL" -> new PlainValue(Type.NULL, word, 0);
      case "true", "True", "TRUE" -> new PlainValue(Type.BOOLEAN, "true", 0);
      case "false", "False", "FALSE" -> new PlainValue(Type.BOOLEAN, "false", 0);
      default -> string(word);
    };
  }

  private static PlainValue ofFraction(String text) {
    return switch (text) {
      case ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF" ->
          new PlainValue(Type.NO_NUMBER, text, 0);
      default ->
          Patterns.FRACTION.matcher(text).matches()
              ? ofFloat(text, text.replace("_", ""))
              : string(text);
    };
  }

  private static PlainValue ofNumber(String text) {
    switch (text) {
      case "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF" -> {
        return new PlainValue(Type.NO_NUMBER, text, 0);
      }
      default -> {}
    }
    String time = GoTime.read(text);
    if (time != null) {
      return new PlainValue(Type.TIME, time, 0);
    }
    String plain = text.replace("_", "");
    BigInteger integer = integer(plain);
    boolean isUnsigned = plain.charAt(0) != '+' && plain.charAt(0) != '-';
    if (integer != null
        && integer.compareTo(LEAST) >= 0
        && integer.compareTo(isUnsigned ? GREATEST : BigInteger.valueOf(Long.MAX_VALUE)) <= 0) {
      return new PlainValue(Type.INTEGER, integer.toString(), 0);
    }
    return Patterns.FLOAT.matcher(plain).matches() ? ofFloat(text, plain) : string(text);
  }

  private static PlainValue ofFloat(String text, String plain) {
    double number = Double.parseDouble(plain);
    return Double.isInfinite(number) ? string(text) : new PlainValue(Type.FLOAT, text, number);
  }

  /** Reads an integer as strconv.ParseInt does with base 0; gives null for what is none. */
  private static BigInteger integer(String text) {
    boolean isNegative = text.charAt(0) == '-';
    int start = isNegative || text.charAt(0) == '+' ? 1 : 0;
    int radix = 10;
    if (text.length() > start + 1 && text.charAt(start) == '0') {
      radix =
          switch (text.charAt(start + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
          };
      start += radix == 0 ? 1 : 2;
      radix = radix == 0 ? 8 : radix;
    }
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128 || Character.digit(c, radix) < 0) {
        return null;
      }
    }
    if (start >= text.length()) {
      return null;
    }
    BigInteger size = new BigInteger(text.substring(start), radix);
    return isNegative ? size.negate() : size;
  }
}
