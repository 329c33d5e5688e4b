package dev.lintel.syntax.expression;

import dev.lintel.syntax.expression.Value.ArrayValue;
import dev.lintel.syntax.expression.Value.BooleanValue;
import dev.lintel.syntax.expression.Value.NullValue;
import dev.lintel.syntax.expression.Value.NumberValue;
import dev.lintel.syntax.expression.Value.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads values from JSON, strictly as RFC 8259 has it: no comments, no trailing commas. Of equal
 * names in an object the last value counts, and of names that differ in case alone the first, as in
 * {@code fromJSON}.
 */
public final class JsonReader {
  /** What stands behind the last character. */
  private static final int END = -1;

  private static final int MAX_DEPTH = 512;
  private static final int MAX_VALUES = 1_000_000;

  private final String text;
  private int position;
  private int depth;
  private int values;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * Reads a text that holds one value.
   *
   * @throws InvalidJsonException where it holds another, or more than a million values, or arrays
   *     and objects in more than 512 levels
   */
  public static Value read(String text) throws InvalidJsonException {
    JsonReader reader = new JsonReader(text);
    Value value = reader.value();
    reader.skipBlanks();
    if (reader.position < text.length()) {
      throw reader.unexpected("the end");
    }
    return value;
  }

  private Value value() throws InvalidJsonException {
    skipBlanks();
    if (++values > MAX_VALUES) {
      throw fault("there are more than %d values".formatted(MAX_VALUES));
    }
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> new StringValue(string());
      case 't' -> word("true", new BooleanValue(true));
      case 'f' -> word("false", new BooleanValue(false));
      case 'n' -> word("null", new NullValue());
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw unexpected("a value");
    };
  }

  private Value object() throws InvalidJsonException {
    enter();
    Map<String, Value> properties = new LinkedHashMap<>();
    if (!take('}')) {
      do {
        skipBlanks();
        if (peek() != '"') {
          throw unexpected("a name in double quotes");
        }
        String name = string();
        expect(':');
        properties.put(name, value());
      } while (take(','));
      expect('}');
    }
    depth--;
    return ObjectValue.of(properties);
  }

  private Value array() throws InvalidJsonException {
    enter();
    List<Value> items = new ArrayList<>();
    if (!take(']')) {
      do {
        items.add(value());
      } while (take(','));
      expect(']');
    }
    depth--;
    return new ArrayValue(items);
  }

  private void enter() throws InvalidJsonException {
    if (++depth > MAX_DEPTH) {
      throw fault("arrays and objects are nested deeper than %d levels".formatted(MAX_DEPTH));
    }
    position++;
  }

  private Value word(String word, Value value) throws InvalidJsonException {
    if (!text.startsWith(word, position)) {
      throw unexpected("a value");
    }
    position += word.length();
    return value;
  }

  private Value number() throws InvalidJsonException {
    int start = position;
    if (peek() == '-') {
      position++;
    }
    if (peek() == '0') {
      position++;
    } else {
      digits();
    }
    if (peek() == '.') {
      position++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      position++;
      if (peek() == '+' || peek() == '-') {
        position++;
      }
      digits();
    }
    return new NumberValue(Double.parseDouble(text.substring(start, position)));
  }

  private void digits() throws InvalidJsonException {
    if (!isDigit(peek())) {
      throw unexpected("a digit");
    }
    while (isDigit(peek())) {
      position++;
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private String string() throws InvalidJsonException {
    position++;
    int start = position;
    StringBuilder unescaped = new StringBuilder();
    while (peek() != '"') {
      if (peek() < ' ') {
        throw peek() == END ? unexpected("'\"'") : fault("a control character stands in a string");
      }
      if (peek() == '\\') {
        unescaped.append(text, start, position).append(escape());
        start = position;
      } else {
        position++;
      }
    }
    unescaped.append(text, start, position++);
    return unescaped.toString();
  }

  private char escape() throws InvalidJsonException {
    position++;
    char escaped =
        switch (peek()) {
          case '"', '\\', '/' -> text.charAt(position);
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'u' -> unit();
          default -> throw unexpected("an escape, as \\n or \\u00e9");
        };
    position++;
    return escaped;
  }

  /** Reads the four digits behind {@code \\u}, and stops at the last of them. */
  private char unit() throws InvalidJsonException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      position++;
      int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
      if (digit < 0) {
        throw unexpected("four hexadecimal digits");
      }
      unit = unit * 16 + digit;
    }
    return (char) unit;
  }

  private int peek() {
    return position < text.length() ? text.charAt(position) : END;
  }

  /** Steps over a character behind blanks, if it is there. */
  private boolean take(char c) {
    skipBlanks();
    boolean isThere = peek() == c;
    if (isThere) {
      position++;
    }
    return isThere;
  }

  private void expect(char c) throws InvalidJsonException {
    if (!take(c)) {
      throw unexpected("'" + c + "'");
    }
  }

  private void skipBlanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
      position++;
    }
  }

  private InvalidJsonException unexpected(String expected) {
    return fault(
        peek() == END
            ? "the JSON ends where %s is expected".formatted(expected)
            : "'%s' stands where %s is expected"
                .formatted(Character.toString(text.codePointAt(position)), expected));
  }

  private InvalidJsonException fault(String message) {
    return new InvalidJsonException(position, message);
  }
}
