package dev.lintel.cel;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The function {@code format} on texts. Source: github.com/google/cel-go, ext, Strings, Format,
 * read 2026-11-27.
 */
final class TextFormat {
  private static final int DEFAULT_PRECISION = 6;
  private static final int HIGHEST_PRECISION = 100;

  private TextFormat() {}

  /** Puts values into a text; throws IllegalArgumentException for what does not fit. */
  static String format(String text, List<?> values) {
    StringBuilder result = new StringBuilder();
    int next = 0;
    int from = 0;
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', from)) {
      CollectionLibrary.append(result, text.substring(from, at));
      int verb = at + 1;
      int precision = DEFAULT_PRECISION;
      if (verb < text.length() && text.charAt(verb) == '.') {
        int start = ++verb;
        while (verb < text.length() && Character.isDigit(text.charAt(verb))) {
          verb++;
        }
        precision = precision(text.substring(start, verb));
      }
      if (verb >= text.length()) {
        throw new IllegalArgumentException("a percent sign ends the text");
      }
      char c = text.charAt(verb);
      if (c == '%') {
        result.append('%');
      } else if (next >= values.size()) {
        throw new IllegalArgumentException("the list has no value " + next);
      } else {
        CollectionLibrary.append(result, value(c, precision, values.get(next++)));
      }
      from = verb + 1;
    }
    return CollectionLibrary.append(result, text.substring(from)).toString();
  }

  private static int precision(String digits) {
    int precision = digits.length() > 3 || digits.isEmpty() ? -1 : Integer.parseInt(digits);
    if (precision < 0 || precision > HIGHEST_PRECISION) {
      throw new IllegalArgumentException("the precision '" + digits + "' is out of range");
    }
    return precision;
  }

  private static String value(char verb, int precision, Object value) {
    return switch (verb) {
      case 's' -> text(value);
      case 'd' -> value instanceof Double d ? text(d) : number(value).toString();
      case 'f' -> String.format(Locale.ROOT, "%." + precision + "f", number(value).doubleValue());
      case 'e' -> String.format(Locale.ROOT, "%." + precision + "e", number(value).doubleValue());
      case 'b' ->
          value instanceof Boolean is
              ? is ? "1" : "0"
              : Long.toBinaryString(number(value).longValue());
      case 'o' -> Long.toOctalString(number(value).longValue());
      case 'x' -> hex(value);
      case 'X' -> hex(value).toUpperCase(Locale.ROOT);
      default -> throw new IllegalArgumentException("there is no %" + verb);
    };
  }

  private static String hex(Object value) {
    if (value instanceof Number number) {
      return Long.toHexString(number.longValue());
    }
    StringBuilder hex = new StringBuilder();
    for (byte b : text(value).getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      hex.append(String.format(Locale.ROOT, "%02x", b));
    }
    return hex.toString();
  }

  private static Number number(Object value) {
    if (value instanceof Number number) {
      return number;
    }
    throw new IllegalArgumentException("'" + text(value) + "' is no number");
  }

  /** Gives a value as people read it; maps in the order of their keys. */
  static String text(Object value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(Object value, StringBuilder text) {
    switch (value) {
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          text.append(number.longValue());
      case List<?> list -> {
        CollectionLibrary.append(text, "[");
        boolean isFirst = true;
        for (Object item : list) {
          CollectionLibrary.append(text, isFirst ? "" : ", ");
          write(item, text);
          isFirst = false;
        }
        CollectionLibrary.append(text, "]");
      }
      case Map<?, ?> map -> {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, item) -> sorted.put(text(key), item));
        CollectionLibrary.append(text, "{");
        boolean isFirst = true;
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
          CollectionLibrary.append(text, (isFirst ? "" : ", ") + entry.getKey() + ": ");
          write(entry.getValue(), text);
          isFirst = false;
        }
        CollectionLibrary.append(text, "}");
      }
      default ->
          CollectionLibrary.append(text, Values.NULL.equals(value) ? "null" : value.toString());
    }
  }
}
