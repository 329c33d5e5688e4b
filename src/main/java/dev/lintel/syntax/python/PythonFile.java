package dev.lintel.syntax.python;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.python.PythonToken.Kind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A Python text by its tokens. Tokens are told by their index. */
public final class PythonFile {
  private final SourceText source;
  private final String content;
  private final List<PythonToken> tokens;
  private final int[] partners;
  private Optional<Bindings> bindings = Optional.empty();

  private PythonFile(SourceText source) {
    this.source = source;
    this.content = source.content();
    this.tokens = PythonScanner.scan(content);
    this.partners = new int[tokens.size()];
    Arrays.fill(partners, -1);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (isSign(i, '(') || isSign(i, '[') || isSign(i, '{')) {
        open.push(i);
      } else if (!open.isEmpty() && (isSign(i, ')') || isSign(i, ']') || isSign(i, '}'))) {
        int partner = open.pop();
        partners[partner] = i;
        partners[i] = partner;
      }
    }
  }

  /** Reads a text; never throws for what it holds. */
  public static PythonFile of(SourceText source) {
    return new PythonFile(source);
  }

  public SourceText source() {
    return source;
  }

  public List<PythonToken> tokens() {
    return tokens;
  }

  /** Gives a token as written; nothing beyond the last. */
  public String text(int token) {
    return token >= 0 && token < tokens.size()
        ? content.substring(tokens.get(token).start(), tokens.get(token).end())
        : "";
  }

  /** Tells whether a token is a name of these letters. */
  public boolean is(int token, String name) {
    return isKind(token, Kind.NAME)
        && tokens.get(token).end() - tokens.get(token).start() == name.length()
        && content.startsWith(name, tokens.get(token).start());
  }

  public boolean isKind(int token, Kind kind) {
    return token >= 0 && token < tokens.size() && tokens.get(token).kind() == kind;
  }

  public boolean isSign(int token, char sign) {
    return isKind(token, Kind.SIGN) && content.charAt(tokens.get(token).start()) == sign;
  }

  /** Gives the bracket that closes or opens what another one does; -1 where there is none. */
  public int partner(int bracket) {
    return partners[bracket];
  }

  /**
   * Tells whether a token is the sign that gives a name its value, or a keyword its argument; none
   * of the comparisons.
   */
  public boolean isAssignment(int token) {
    return isSign(token, '=')
        && !isJoined(token, token + 1, "=")
        && !isJoined(token - 1, token, "=!<>");
  }

  private boolean isJoined(int first, int second, String signs) {
    int other = second - first == 1 && isSign(first, '=') ? second : first;
    return isKind(first, Kind.SIGN)
        && isKind(second, Kind.SIGN)
        && tokens.get(first).end() == tokens.get(second).start()
        && signs.indexOf(content.charAt(tokens.get(other).start())) >= 0;
  }

  /** Gives how far from the start of its line an offset is, in characters. */
  int column(int offset) {
    int start = offset;
    while (start > 0 && content.charAt(start - 1) != '\n' && content.charAt(start - 1) != '\r') {
      start--;
    }
    return offset - start;
  }

  Bindings bindings() {
    if (bindings.isEmpty()) {
      bindings = Optional.of(new Bindings(this));
    }
    return bindings.get();
  }
}
