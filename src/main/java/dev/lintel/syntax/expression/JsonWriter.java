package dev.lintel.syntax.expression;

import dev.lintel.syntax.expression.Value.ArrayValue;
import dev.lintel.syntax.expression.Value.BooleanValue;
import dev.lintel.syntax.expression.Value.NullValue;
import dev.lintel.syntax.expression.Value.NumberValue;
import dev.lintel.syntax.expression.Value.StringValue;
import dev.lintel.syntax.expression.Value.UnknownValue;
import java.util.List;

/**
 * Writes known values as JSON in the layout of {@code JSON.stringify}, which {@code toJSON} has:
 * numbers that are none become null, and of the characters only quotes, backslashes, controls and
 * halves of surrogate pairs are escaped. Source: ECMA-262, section 25.5.2.
 */
public final class JsonWriter {
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();
  private final boolean isIndented;
  private final int maxLength;

  private JsonWriter(boolean isIndented, int maxLength) {
    this.isIndented = isIndented;
    this.maxLength = maxLength;
  }

  /** Gives a value in one line, without blanks. */
  public static String compact(Value known) {
    return written(known, false);
  }

  /** Gives a value with a line for each item and property, each level two blanks further in. */
  public static String indented(Value known) {
    return written(known, true);
  }

  private static String written(Value known, boolean isIndented) {
    JsonWriter writer = new JsonWriter(isIndented, Integer.MAX_VALUE);
    writer.write(known, 0);
    return writer.text.toString();
  }

  /** Gives the indented text, or more than {@code maxLength} characters of one that is longer. */
  static String indented(Value known, int maxLength) {
    JsonWriter writer = new JsonWriter(true, maxLength);
    writer.write(known, 0);
    return writer.text.toString();
  }

  private void write(Value value, int level) {
    switch (value) {
      case NullValue _ -> text.append("null");
      case BooleanValue(boolean isTrue) -> text.append(isTrue);
      case NumberValue(double number) ->
          text.append(Double.isFinite(number) ? NumberText.of(number) : "null");
      case StringValue(String string) -> quote(string);
      case ArrayValue array -> array(array.items(), level);
      case ObjectValue object -> object(object, level);
      case UnknownValue _ -> throw new IllegalArgumentException("an unknown value has no text");
    }
  }

  private void array(List<Value> items, int level) {
    text.append('[');
    boolean isFirst = true;
    for (Value item : items) {
      if (text.length() > maxLength) {
        return;
      }
      separate(isFirst, level + 1);
      isFirst = false;
      write(item, level + 1);
    }
    close(']', isFirst, level);
  }

  private void object(ObjectValue object, int level) {
    text.append('{');
    boolean isFirst = true;
    for (String name : object.names()) {
      if (text.length() > maxLength) {
        return;
      }
      separate(isFirst, level + 1);
      isFirst = false;
      quote(name);
      text.append(isIndented ? ": " : ":");
      write(object.get(name), level + 1);
    }
    close('}', isFirst, level);
  }

  private void separate(boolean isFirst, int level) {
    text.append(isFirst ? "" : ",");
    breakLine(level);
  }

  private void close(char bracket, boolean isEmpty, int level) {
    if (!isEmpty) {
      breakLine(level);
    }
    text.append(bracket);
  }

  private void breakLine(int level) {
    if (isIndented) {
      text.append('\n').append(INDENT.repeat(level));
    }
  }

  private void quote(String string) {
    text.append('"');
    int at = 0;
    while (at < string.length()) {
      int codePoint = string.codePointAt(at);
      character(codePoint);
      at += Character.charCount(codePoint);
    }
    text.append('"');
  }

  private void character(int codePoint) {
    switch (codePoint) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        boolean isHalf =
            codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (codePoint < ' ' || isHalf) {
          text.append("\\u%04x".formatted(codePoint));
        } else {
          text.appendCodePoint(codePoint);
        }
      }
    }
  }
}
