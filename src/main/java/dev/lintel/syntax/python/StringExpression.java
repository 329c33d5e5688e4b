package dev.lintel.syntax.python;

import dev.lintel.source.Span;
import dev.lintel.syntax.python.PythonToken.Kind;
import dev.lintel.syntax.python.TextBuilder.Formatting;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an expression that is made of string literals: adjacent ones, ones joined by {@code +},
 * formatted ones, ones in {@code dedent(..)} and {@code .strip()}, and names that are bound once to
 * such an expression. What else is joined to them is a hole. Any other expression is none.
 *
 * <p>What {@code dedent} and {@code strip} take away are blanks, which mean nothing in SQL, so they
 * stay.
 */
public final class StringExpression {
  private static final int MOST_NESTED = 20;

  /** What is longer is a program of its own, not a name that is put in. */
  private static final int LONGEST_HOLE = 500;

  private final PythonFile file;
  private final TextBuilder text;
  private final Set<Formatting> asked;
  private boolean hasLiteral;
  private int first = Integer.MAX_VALUE;
  private int last;

  /** Who replaces parts of the text besides Python itself. */
  public enum Reader {
    NOBODY,
    /** A database's driver, which knows {@code %s}. */
    DRIVER,
    /** Spark with keywords, which knows {@code {name}}. */
    NAMES
  }

  private StringExpression(PythonFile file, Reader reader) {
    this.file = file;
    this.text = new TextBuilder(file.source());
    this.asked =
        switch (reader) {
          case NOBODY -> EnumSet.noneOf(Formatting.class);
          case DRIVER -> EnumSet.of(Formatting.DRIVER);
          case NAMES -> EnumSet.of(Formatting.NAMES);
        };
  }

  /**
   * Reads the expression that a token begins.
   *
   * @return empty where it is no text, or holds no literal
   */
  public static Optional<PythonText> read(PythonFile file, int token, Reader reader) {
    StringExpression expression = new StringExpression(file, reader);
    int end = expression.sum(token, expression.asked, 0);
    if (end < 0 || !file.isKind(end, Kind.LINE_END) && !isEnd(file, end)) {
      return Optional.empty();
    }
    if (!expression.hasLiteral || expression.text.isEmpty()) {
      return Optional.empty();
    }
    Span whole = file.source().span(expression.first, expression.last);
    return Optional.of(expression.text.build(whole));
  }

  private static boolean isEnd(PythonFile file, int token) {
    return file.isSign(token, ',')
        || file.isSign(token, ')')
        || file.isSign(token, ']')
        || file.isSign(token, ';');
  }

  /** Reads operands joined by {@code +}; gives the token behind them, -1 where they are no text. */
  private int sum(int from, Set<Formatting> formatting, int depth) {
    int at = operand(from, formatting, depth);
    while (at >= 0 && file.isSign(at, '+')) {
      at = operand(at + 1, formatting, depth);
    }
    return at;
  }

  private int operand(int from, Set<Formatting> formatting, int depth) {
    if (depth > MOST_NESTED) {
      return -1;
    }
    if (file.isKind(from, Kind.STRING)) {
      int end = from;
      while (file.isKind(end, Kind.STRING)) {
        end++;
      }
      int behind = suffix(end);
      if (behind < 0) {
        return -1;
      }
      Set<Formatting> own = with(formatting, end);
      for (int i = from; i < end; i++) {
        if (!literal(i, own)) {
          return -1;
        }
      }
      return behind;
    }
    if (file.isSign(from, '(') && file.partner(from) > 0) {
      return wrapped(from, formatting, depth);
    }
    if (isDedent(from)) {
      int call = file.is(from, "dedent") || file.is(from, "cleandoc") ? from + 1 : from + 3;
      return wrapped(call, formatting, depth);
    }
    if (file.isKind(from, Kind.NAME)) {
      Optional<Integer> value = isBare(from) ? file.bindings().value(from) : Optional.empty();
      if (value.isPresent() && isText(value.get())) {
        int behind = suffix(from + 1);
        int end = behind < 0 ? -1 : sum(value.get(), with(formatting, from + 1), depth + 1);
        return end < 0 || !file.isKind(end, Kind.LINE_END) && !file.isSign(end, ';') ? -1 : behind;
      }
    }
    return hole(from);
  }

  /** A name by itself, or with the calls behind it that only format a text. */
  private boolean isBare(int token) {
    return !file.isSign(token + 1, '(')
        && !file.isSign(token + 1, '[')
        && (!file.isSign(token + 1, '.') || suffix(token + 1) > token + 1);
  }

  private boolean isText(int token) {
    return file.isKind(token, Kind.STRING) || file.isSign(token, '(') || isDedent(token);
  }

  private boolean isDedent(int token) {
    boolean isModule = file.is(token, "textwrap") || file.is(token, "inspect");
    int name = isModule && file.isSign(token + 1, '.') ? token + 2 : token;
    return (file.is(name, "dedent") || file.is(name, "cleandoc"))
        && file.isSign(name + 1, '(')
        && file.partner(name + 1) > 0;
  }

  private int wrapped(int open, Set<Formatting> formatting, int depth) {
    int close = file.partner(open);
    int behind = suffix(close + 1);
    if (behind < 0) {
      return -1;
    }
    int end = sum(open + 1, with(formatting, close + 1), depth + 1);
    boolean isWhole = end == close || file.isSign(end, ',') && end + 1 == close;
    return isWhole ? behind : -1;
  }

  /** Gives the formatting with what the calls behind an operand add. */
  private Set<Formatting> with(Set<Formatting> formatting, int from) {
    Set<Formatting> all = EnumSet.noneOf(Formatting.class);
    all.addAll(formatting);
    int at = from;
    while (file.isSign(at, '.')) {
      if (file.is(at + 1, "format") || file.is(at + 1, "format_map")) {
        all.add(Formatting.BRACES);
      }
      at = file.partner(at + 2) + 1;
    }
    if (file.isSign(at, '%')) {
      all.add(Formatting.PERCENT);
    }
    return all;
  }

  /** Gives the token behind the calls that format a text; -1 where one makes another text. */
  private int suffix(int from) {
    int at = from;
    while (file.isSign(at, '.')) {
      boolean isKnown =
          switch (file.text(at + 1)) {
            case "format", "format_map", "strip", "lstrip", "rstrip" -> true;
            default -> false;
          };
      if (!isKnown || !file.isSign(at + 2, '(') || file.partner(at + 2) < 0) {
        return -1;
      }
      at = file.partner(at + 2) + 1;
    }
    return file.isSign(at, '%') ? skip(at + 1) : at;
  }

  /** Gives the token that ends an operand; -1 where the operand is a choice of others. */
  private int skip(int from) {
    int at = from;
    while (at < file.tokens().size()
        && !file.isKind(at, Kind.LINE_END)
        && !isEnd(file, at)
        && !file.isSign(at, '+')) {
      if (file.is(at, "if") || file.is(at, "for") || file.is(at, "or") || file.is(at, "and")) {
        return -1;
      }
      boolean opens = file.isSign(at, '(') || file.isSign(at, '[') || file.isSign(at, '{');
      at = opens && file.partner(at) > at ? file.partner(at) + 1 : at + 1;
    }
    return at;
  }

  private int hole(int from) {
    int end = skip(from);
    if (end <= from) {
      return -1;
    }
    int start = file.tokens().get(from).start();
    int stop = file.tokens().get(end - 1).end();
    if (stop - start > LONGEST_HOLE) {
      return -1;
    }
    text.hole(start, stop);
    note(start, stop);
    return end;
  }

  private boolean literal(int token, Set<Formatting> formatting) {
    PythonToken string = file.tokens().get(token);
    if (PythonString.of(file.source().content(), string).isBytes()) {
      return false;
    }
    text.literal(string, formatting);
    hasLiteral = true;
    note(string.start(), string.end());
    return true;
  }

  private void note(int start, int end) {
    first = Math.min(first, start);
    last = Math.max(last, end);
  }
}
