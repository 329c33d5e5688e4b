package dev.lintel.syntax.python;

import dev.lintel.source.OriginMap;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Puts the literals of one string expression together to a text; for one expression. */
final class TextBuilder {
  private static final int LONGEST_FIELD = 200;

  private final SourceText source;
  private final String content;
  private final StringBuilder output = new StringBuilder();
  private final OriginMap.Builder origins = new OriginMap.Builder();
  private final List<int[]> holes = new ArrayList<>();

  /** What replaces parts of a literal. */
  enum Formatting {
    /** {@code .format(..)}: {@code {}}, {@code {name}}, and two braces for one. */
    BRACES,
    /** {@code % values}: {@code %s}, {@code %(name)s}, and {@code %%} for the sign. */
    PERCENT,
    /** A database's driver: {@code %s} and {@code %(name)s}, nothing else. */
    DRIVER,
    /** Spark's own: {@code {name}}, where keywords are given. */
    NAMES
  }

  TextBuilder(SourceText source) {
    this.source = source;
    this.content = source.content();
  }

  PythonText build(Span whole) {
    SourceText text = SourceText.derived(source.path(), output.toString(), origins.build(whole));
    List<Span> spans = new ArrayList<>();
    holes.forEach(hole -> spans.add(text.span(hole[0], hole[1])));
    return new PythonText(text, spans);
  }

  boolean isEmpty() {
    return output.isEmpty();
  }

  /** Appends what only the running program knows, as it is written. */
  void hole(int start, int end) {
    int from = output.length();
    copy(start, end);
    holes.add(new int[] {from, output.length()});
  }

  void literal(PythonToken token, Set<Formatting> asked) {
    PythonString string = PythonString.of(content, token);
    Set<Formatting> formatting = string.isFormatted() ? EnumSet.noneOf(Formatting.class) : asked;
    int at = string.start();
    while (at < string.end()) {
      char c = content.charAt(at);
      if (c == '\\' && !string.isRaw()) {
        at = escape(at, string.end());
      } else if ((c == '{' || c == '}') && takesBraces(string, formatting)) {
        at = brace(at, string);
      } else if (c == '{' && formatting.contains(Formatting.NAMES)) {
        at = name(at, string.end());
      } else if (c == '%') {
        at = percent(at, string.end(), formatting);
      } else {
        int end = at + 1;
        while (end < string.end() && "\\{}%".indexOf(content.charAt(end)) < 0) {
          end++;
        }
        copy(at, end);
        at = end;
      }
    }
  }

  private static boolean takesBraces(PythonString string, Set<Formatting> formatting) {
    return string.isFormatted() || formatting.contains(Formatting.BRACES);
  }

  private int copy(int start, int end) {
    output.append(content, start, end);
    origins.append(end - start, source.span(start, end));
    return end;
  }

  private int emit(String text, int start, int end) {
    output.append(text);
    origins.append(text.length(), source.span(start, end));
    return end;
  }

  /** A doubled brace is one; a single one opens what is put in. */
  private int brace(int at, PythonString string) {
    char c = content.charAt(at);
    if (at + 1 < string.end() && content.charAt(at + 1) == c) {
      return emit(String.valueOf(c), at, at + 2);
    }
    int end = c == '{' ? fieldEnd(at, string) : -1;
    if (end < 0) {
      return copy(at, at + 1);
    }
    hole(at, end);
    return end;
  }

  private int fieldEnd(int at, PythonString string) {
    int limit = string.isFormatted() ? string.end() : Math.min(string.end(), at + LONGEST_FIELD);
    int depth = 0;
    char quote = 0;
    for (int i = at; i < limit; i++) {
      char c = content.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (string.isFormatted() && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private int name(int at, int limit) {
    int end = at + 1;
    while (end < limit
        && (Character.isLetterOrDigit(content.charAt(end)) || content.charAt(end) == '_')) {
      end++;
    }
    if (end == at + 1 || end >= limit || content.charAt(end) != '}') {
      return copy(at, at + 1);
    }
    hole(at, end + 1);
    return end + 1;
  }

  private int percent(int at, int limit, Set<Formatting> formatting) {
    boolean isFull = formatting.contains(Formatting.PERCENT);
    if (!isFull && !formatting.contains(Formatting.DRIVER)) {
      return copy(at, at + 1);
    }
    int end = at + 1;
    if (isFull && end < limit && content.charAt(end) == '%') {
      return emit("%", at, at + 2);
    }
    if (end < limit && content.charAt(end) == '(') {
      int close = content.indexOf(')', end);
      if (close < 0 || close >= limit || close - end > LONGEST_FIELD) {
        return copy(at, at + 1);
      }
      end = close + 1;
    }
    while (isFull && end < limit && "-+ #.0123456789".indexOf(content.charAt(end)) >= 0) {
      end++;
    }
    String conversions = isFull ? "diouxXeEfFgGcrsa" : "s";
    if (end >= limit || conversions.indexOf(content.charAt(end)) < 0) {
      return copy(at, at + 1);
    }
    hole(at, end + 1);
    return end + 1;
  }

  /** Reads an escape by Python's rules (Lexical analysis, "Escape sequences"). */
  private int escape(int at, int limit) {
    if (at + 1 >= limit) {
      return copy(at, limit);
    }
    char c = content.charAt(at + 1);
    return switch (c) {
      case '\n' -> at + 2;
      case '\r' -> content.startsWith("\n", at + 2) ? at + 3 : at + 2;
      case '\\', '\'', '"' -> emit(String.valueOf(c), at, at + 2);
      case 'a' -> emit("\u0007", at, at + 2);
      case 'b' -> emit("\b", at, at + 2);
      case 'f' -> emit("\f", at, at + 2);
      case 'n' -> emit("\n", at, at + 2);
      case 'r' -> emit("\r", at, at + 2);
      case 't' -> emit("\t", at, at + 2);
      case 'v' -> emit("\u000B", at, at + 2);
      case 'x' -> number(at, at + 2, 2, 16, limit);
      case 'u' -> number(at, at + 2, 4, 16, limit);
      case 'U' -> number(at, at + 2, 8, 16, limit);
      case 'N' -> named(at, limit);
      default -> c >= '0' && c <= '7' ? number(at, at + 1, 3, 8, limit) : copy(at, at + 2);
    };
  }

  private int number(int at, int digits, int most, int radix, int limit) {
    int end = digits;
    int value = 0;
    while (end < limit && end - digits < most && Character.digit(content.charAt(end), radix) >= 0) {
      value = value * radix + Character.digit(content.charAt(end), radix);
      end++;
    }
    boolean isWhole = radix == 8 || end - digits == most;
    return isWhole && Character.isValidCodePoint(value)
        ? emit(Character.toString(value), at, end)
        : copy(at, at + 2);
  }

  /** {@code \N{name}} is one character; which one matters to nobody here. */
  private int named(int at, int limit) {
    int close = content.indexOf('}', at);
    return close > 0 && close < limit && close - at < LONGEST_FIELD
        ? emit("\uFFFD", at, close + 1)
        : copy(at, at + 2);
  }
}
