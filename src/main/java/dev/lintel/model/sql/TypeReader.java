package dev.lintel.model.sql;

import dev.lintel.model.sql.ColumnType.Decimal;
import dev.lintel.model.sql.ColumnType.Field;
import dev.lintel.model.sql.ColumnType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads types as Spark, Hive and Unity Catalog print them. What cannot be read is unknown as a
 * whole, since half a type would be taken for a whole one.
 */
final class TypeReader {
  /** Deeper nesting is no type that a table has, and would use up the stack. */
  private static final int MAX_DEPTH = 64;

  private final String text;
  private int at;

  private TypeReader(String text) {
    this.text = text;
  }

  static ColumnType read(String text) {
    TypeReader reader = new TypeReader(text);
    ColumnType type = reader.type(0);
    reader.skipBlanks();
    return type == null || reader.at < text.length() ? ColumnType.UNKNOWN : type;
  }

  /** Gives the type that stands here; null where none does. */
  private ColumnType type(int depth) {
    String name = depth > MAX_DEPTH ? "" : word().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "" -> null;
      case "array" -> accept('<') ? array(depth) : new Simple(name);
      case "map" -> accept('<') ? map(depth) : new Simple(name);
      case "struct" -> accept('<') ? struct(depth) : new Simple(name);
      case "decimal", "dec", "numeric" -> decimal();
      case "interval" -> interval();
      case "unknown" -> ColumnType.UNKNOWN;
      default -> simple(name);
    };
  }

  private ColumnType array(int depth) {
    ColumnType element = type(depth + 1);
    return element != null && accept('>') ? new ColumnType.ArrayOf(element) : null;
  }

  private ColumnType map(int depth) {
    ColumnType key = type(depth + 1);
    ColumnType value = key != null && accept(',') ? type(depth + 1) : null;
    return value != null && accept('>') ? new ColumnType.MapOf(key, value) : null;
  }

  private ColumnType struct(int depth) {
    List<Field> fields = new ArrayList<>();
    while (!accept('>')) {
      if (!fields.isEmpty() && !accept(',')) {
        return null;
      }
      Field field = field(depth);
      if (field == null) {
        return null;
      }
      fields.add(field);
    }
    return new ColumnType.StructOf(fields);
  }

  private Field field(int depth) {
    String name = name();
    accept(':');
    ColumnType type = name.isEmpty() ? null : type(depth + 1);
    if (type == null) {
      return null;
    }
    boolean isRequired = acceptWord("not") && acceptWord("null");
    if (acceptWord("comment")) {
      skipString();
    }
    return new Field(name, type, !isRequired);
  }

  private ColumnType decimal() {
    if (!accept('(')) {
      return new Decimal(10, 0);
    }
    int precision = number();
    int scale = accept(',') ? number() : 0;
    return precision >= 1 && precision <= 38 && scale >= 0 && scale <= precision && accept(')')
        ? new Decimal(precision, scale)
        : null;
  }

  private ColumnType interval() {
    StringBuilder name = new StringBuilder("interval");
    for (String unit = word(); !unit.isEmpty(); unit = word()) {
      name.append(' ').append(unit.toLowerCase(Locale.ROOT));
    }
    return new Simple(name.toString());
  }

  private ColumnType simple(String name) {
    String canonical =
        switch (name) {
          case "integer" -> "int";
          case "long" -> "bigint";
          case "short" -> "smallint";
          case "byte" -> "tinyint";
          case "real" -> "float";
          case "character" -> "char";
          default -> name;
        };
    if (!accept('(')) {
      return new Simple(canonical);
    }
    int length = number();
    return length >= 0 && accept(')') ? new Simple(canonical + "(" + length + ")") : null;
  }

  private String name() {
    skipBlanks();
    if (at >= text.length() || text.charAt(at) != '`') {
      return word();
    }
    StringBuilder name = new StringBuilder();
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) == '`') {
        if (!text.startsWith("``", at)) {
          at++;
          return name.toString();
        }
        at++;
      }
      name.append(text.charAt(at));
    }
    return "";
  }

  private String word() {
    skipBlanks();
    int start = at;
    while (at < text.length() && isWordUnit(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isWordUnit(char c) {
    return Character.isLetterOrDigit(c) || "_$#@-.".indexOf(c) >= 0;
  }

  /** Gives the number that stands here; -1 where none does. */
  private int number() {
    String digits = word();
    boolean isNumber = digits.length() <= 9 && digits.matches("[0-9]+");
    return isNumber ? Integer.parseInt(digits) : -1;
  }

  private boolean accept(char c) {
    skipBlanks();
    boolean isThere = at < text.length() && text.charAt(at) == c;
    at += isThere ? 1 : 0;
    return isThere;
  }

  private boolean acceptWord(String expected) {
    int start = at;
    if (word().equalsIgnoreCase(expected)) {
      return true;
    }
    at = start;
    return false;
  }

  private void skipString() {
    skipBlanks();
    if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
      int end = text.indexOf(text.charAt(at), at + 1);
      at = end < 0 ? text.length() : end + 1;
    }
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
