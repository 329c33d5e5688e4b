package dev.lintel.syntax.yaml;

/**
 * What plain scalars are.
 *
 * <p>YAML 1.1 is read as Kubernetes reads it, by goyaml.v2 in sigs.k8s.io/yaml (resolve.go, read
 * 2026-11-21), which departs from the 1.1 specification: {@code y} and {@code n} are booleans;
 * octals are written {@code 0777} or {@code 0o777}; {@code 08}, being no octal, is a float;
 * underscores may stand anywhere behind the first digit or sign; numbers to base 60 ({@code
 * 190:20:30}), timestamps and {@code =} are strings.
 *
 * <p>Core is the table of YAML 1.2.2, section 10.3.2.
 */
final class ScalarTypes {
  private static final String TAG_PREFIX = "tag:yaml.org,2002:";

  private ScalarTypes() {}

  /** Gives the type of a plain scalar without a tag. */
  static YamlType ofPlain(String value, YamlSchema schema) {
    if (value.isEmpty()) {
      return YamlType.NULL;
    }
    return switch (value.charAt(0)) {
      case '~', 'n', 'N', 't', 'T', 'f', 'F', 'y', 'Y', 'o', 'O' -> ofWord(value, schema);
      case '.', '+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          schema == YamlSchema.CORE ? ofCoreNumber(value) : ofNumber(value);
      default -> YamlType.STRING;
    };
  }

  /** Gives the type that a tag asks for; a tag that is not YAML's own leaves the text as it is. */
  static YamlType ofTag(String tag) {
    return switch (tag) {
      case TAG_PREFIX + "null" -> YamlType.NULL;
      case TAG_PREFIX + "bool" -> YamlType.BOOLEAN;
      case TAG_PREFIX + "int" -> YamlType.INTEGER;
      case TAG_PREFIX + "float" -> YamlType.FLOAT;
      default -> YamlType.STRING;
    };
  }

  static boolean isTrueWord(String word) {
    return switch (word) {
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y" -> true;
      default -> false;
    };
  }

  private static YamlType ofWord(String word, YamlSchema schema) {
    return switch (word) {
      case "~", "null", "Null", "NULL" -> YamlType.NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> YamlType.BOOLEAN;
      case "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF" ->
          schema == YamlSchema.CORE ? YamlType.STRING : YamlType.BOOLEAN;
      case "y", "Y", "n", "N" -> schema == YamlSchema.CORE ? YamlType.STRING : YamlType.BOOLEAN;
      default -> YamlType.STRING;
    };
  }

  private static YamlType ofCoreNumber(String value) {
    int digits = signLength(value);
    if (isRun(value, digits, 10)
        || value.startsWith("0o") && isRun(value, 2, 8)
        || value.startsWith("0x") && isRun(value, 2, 16)) {
      return YamlType.INTEGER;
    }
    return isFloat(value) || isSpecialFloat(value) ? YamlType.FLOAT : YamlType.STRING;
  }

  private static YamlType ofNumber(String value) {
    boolean mayHoldUnderscores = value.charAt(0) != '.' && value.indexOf('_') >= 0;
    String plain = mayHoldUnderscores ? value.replace("_", "") : value;
    if (isGoInteger(plain)) {
      return YamlType.INTEGER;
    }
    boolean isInRange = isFloat(plain) && !Double.isInfinite(Double.parseDouble(plain));
    return isInRange || isSpecialFloat(value) ? YamlType.FLOAT : YamlType.STRING;
  }

  /** Tells whether Go's {@code strconv.ParseInt} with base 0 reads it, of whatever size. */
  private static boolean isGoInteger(String value) {
    int start = signLength(value);
    if (start + 1 >= value.length() || value.charAt(start) != '0') {
      return isRun(value, start, 10);
    }
    return switch (value.charAt(start + 1)) {
      case 'x', 'X' -> isRun(value, start + 2, 16);
      case 'o', 'O' -> isRun(value, start + 2, 8);
      case 'b', 'B' -> isRun(value, start + 2, 2);
      default -> isRun(value, start + 1, 8);
    };
  }

  private static boolean isFloat(String value) {
    int i = signLength(value);
    int whole = skipDigits(value, i);
    int end = whole;
    if (end < value.length() && value.charAt(end) == '.') {
      end = skipDigits(value, end + 1);
    }
    boolean hasDigits = whole > i || end > whole + 1;
    if (hasDigits && end < value.length() && (value.charAt(end) | 0x20) == 'e') {
      int exponent = end + 1;
      if (exponent < value.length() && isSign(value.charAt(exponent))) {
        exponent++;
      }
      return isRun(value, exponent, 10);
    }
    return hasDigits && end == value.length();
  }

  private static boolean isSpecialFloat(String value) {
    return switch (value) {
      case ".nan", ".NaN", ".NAN" -> true;
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF" -> true;
      default -> false;
    };
  }

  private static int signLength(String value) {
    return isSign(value.charAt(0)) ? 1 : 0;
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  private static int skipDigits(String value, int from) {
    int i = from;
    while (i < value.length()
        && Character.digit(value.charAt(i), 10) >= 0
        && value.charAt(i) < 128) {
      i++;
    }
    return i;
  }

  /** Tells whether everything from an offset on is digits, at least one. */
  private static boolean isRun(String value, int from, int radix) {
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 128 || Character.digit(c, radix) < 0) {
        return false;
      }
    }
    return from < value.length();
  }
}
