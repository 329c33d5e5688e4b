package dev.lintel.syntax.sql.template;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.template.TemplatePiece.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a template engine reads in a text. A mark inside a string or inside braces of an
 * expression does not close it, as in {@code {{ "}}" }}}; where that leads nowhere, the next mark
 * does.
 *
 * <p>Takes time in proportion to the text: a mark that is nowhere ahead is looked for once, and
 * looks that failed may cost no more than a few times the text.
 */
final class TemplateScanner {
  private static final int LONGEST_VARIABLE = 200;

  private final SourceText source;
  private final String content;
  private final List<Span> holes;
  private final List<TemplatePiece> pieces = new ArrayList<>();

  /** The marks that stand nowhere ahead. */
  private final Set<String> missing = new HashSet<>();

  private Optional<Span> unclosed = Optional.empty();
  private long patience;
  private int nextHole;

  TemplateScanner(SourceText source, List<Span> holes) {
    this.source = source;
    this.content = source.content();
    this.holes = holes;
    this.patience = 4L * content.length() + 10_000;
  }

  /** Gives what stands in the text, in its order. */
  List<TemplatePiece> scan() {
    int at = 0;
    while (at < content.length()) {
      char c = content.charAt(at);
      if (startsHole(at)) {
        at = hole();
      } else if (c == '{') {
        at = brace(at);
      } else if (c == '$') {
        at = dollar(at);
      } else {
        at++;
      }
    }
    return pieces;
  }

  /** Gives the first mark that opens an expression or a tag which nothing closes. */
  Optional<Span> unclosed() {
    return unclosed;
  }

  private boolean startsHole(int at) {
    while (nextHole < holes.size() && holes.get(nextHole).start() < at) {
      nextHole++;
    }
    return nextHole < holes.size() && holes.get(nextHole).start() == at;
  }

  private int hole() {
    Span hole = holes.get(nextHole++);
    if (!hole.isEmpty()) {
      pieces.add(new TemplatePiece(Kind.EXPRESSION, hole.start(), hole.end(), hole.text()));
    }
    return hole.end();
  }

  private int brace(int at) {
    return switch (at + 1 < content.length() ? content.charAt(at + 1) : ' ') {
      case '{' -> marked(Kind.EXPRESSION, at, "}}");
      case '%' -> marked(Kind.TAG, at, "%}");
      case '#' -> marked(Kind.COMMENT, at, "#}");
      default -> at + 1;
    };
  }

  private int marked(Kind kind, int at, String close) {
    int plain = plainClose(close, at + 2);
    if (plain < 0) {
      if (kind != Kind.COMMENT && unclosed.isEmpty()) {
        unclosed = Optional.of(source.span(at, at + 2));
      }
      return at + 2;
    }
    int careful = kind == Kind.COMMENT ? plain : carefulClose(close, at + 2);
    int end = careful < 0 ? plain : careful;
    TemplatePiece piece = new TemplatePiece(kind, at, end + 2, inside(at + 2, end));
    pieces.add(piece);
    return kind == Kind.TAG && piece.word().equals("raw") ? rawEnd(end + 2) : end + 2;
  }

  private String inside(int start, int end) {
    int from = start;
    int to = end;
    while (from < to && (isBlank(from) || isControl(from))) {
      from++;
    }
    while (to > from && (isBlank(to - 1) || isControl(to - 1))) {
      to--;
    }
    return content.substring(from, to);
  }

  private boolean isBlank(int at) {
    return Character.isWhitespace(content.charAt(at));
  }

  private boolean isControl(int at) {
    return content.charAt(at) == '-' || content.charAt(at) == '+';
  }

  private int plainClose(String close, int from) {
    int end = missing.contains(close) ? -1 : content.indexOf(close, from);
    if (end < 0) {
      missing.add(close);
    }
    return end;
  }

  /** Gives where the mark stands that Jinja takes for the end; -1 where it would take none. */
  private int carefulClose(String close, int from) {
    int depth = 0;
    char quote = 0;
    int at = from;
    for (; at < content.length() && at - from <= patience; at++) {
      char c = content.charAt(at);
      if (quote != 0) {
        if (c == '\\') {
          at++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (depth == 0 && content.startsWith(close, at)) {
        return at;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth < 0) {
        break;
      }
    }
    patience -= at - from;
    return -1;
  }

  /** What stands between {@code raw} and {@code endraw} is no template. */
  private int rawEnd(int from) {
    int word = plainClose("endraw", from);
    if (word < 0) {
      return from;
    }
    int before = word - 1;
    while (before > from && (isBlank(before) || isControl(before))) {
      before--;
    }
    return content.startsWith("{%", before - 1) ? before - 1 : word;
  }

  private int dollar(int at) {
    boolean isBraced = content.startsWith("{", at + 1);
    if (!isBraced && !content.startsWith("(", at + 1)) {
      return at + 1;
    }
    int depth = 0;
    int limit = Math.min(content.length(), at + LONGEST_VARIABLE);
    for (int i = at + 1; i < limit; i++) {
      char c = content.charAt(i);
      if (c == '\n' || c == '\r' || !isBraced && !isOfParameter(c)) {
        return at + 1;
      }
      if (c == '{' || c == '(') {
        depth++;
      } else if (c == (isBraced ? '}' : ')') && --depth == 0) {
        pieces.add(new TemplatePiece(Kind.EXPRESSION, at, i + 1, content.substring(at, i + 1)));
        return i + 1;
      }
    }
    return at + 1;
  }

  private static boolean isOfParameter(char c) {
    return Character.isLetterOrDigit(c) || "_.-()".indexOf(c) >= 0;
  }
}
