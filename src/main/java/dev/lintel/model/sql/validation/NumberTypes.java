package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.ColumnType.Simple;
import java.util.Locale;

/** Gives the types of numbers that are written out. */
final class NumberTypes {
  private NumberTypes() {}

  static ColumnType of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.endsWith("bd")) {
      return decimal(lower.substring(0, lower.length() - 2));
    }
    switch (lower.charAt(lower.length() - 1)) {
      case 'l' -> {
        return new Simple("bigint");
      }
      case 's' -> {
        return new Simple("smallint");
      }
      case 'y' -> {
        return new Simple("tinyint");
      }
      case 'f' -> {
        return new Simple("float");
      }
      case 'd' -> {
        return new Simple("double");
      }
      default -> {}
    }
    if (lower.indexOf('e') >= 0) {
      return new Simple("double");
    }
    if (lower.indexOf('.') >= 0) {
      return decimal(lower);
    }
    boolean isShort = lower.length() < 10 || lower.length() == 10 && lower.charAt(0) <= '1';
    return isShort
        ? new Simple("int")
        : lower.length() <= 18 ? new Simple("bigint") : decimal(lower);
  }

  private static ColumnType decimal(String digits) {
    int point = digits.indexOf('.');
    int scale = point < 0 ? 0 : digits.length() - point - 1;
    String whole = (point < 0 ? digits : digits.substring(0, point)).replaceFirst("^0+", "");
    int precision = Math.max(1, whole.length() + scale);
    return digits.indexOf('e') < 0 && precision <= 38
        ? new ColumnType.Decimal(precision, scale)
        : ColumnType.UNKNOWN;
  }
}
