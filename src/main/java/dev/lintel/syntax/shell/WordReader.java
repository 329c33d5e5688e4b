package dev.lintel.syntax.shell;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.shell.ShellToken.Kind;

/**
 * Reads one word: its quotes and escapes taken off, its expansions ({@code $x}, {@code $(...)},
 * backticks, {@code ${{ ... }}}) kept as written.
 */
final class WordReader {
  private final SourceText source;
  private final String text;
  private final int start;
  private final StringBuilder value = new StringBuilder();
  private int position;
  private boolean isLiteral = true;

  /** Stands at the first character of a word, which it takes whatever it is. */
  WordReader(SourceText source, int start) {
    this.source = source;
    this.text = source.content();
    this.start = start;
    this.position = start;
  }

  ShellToken read() {
    do {
      char c = text.charAt(position);
      switch (c) {
        case '\'' -> readSingleQuoted();
        case '"' -> readDoubleQuoted();
        case '\\' -> readEscape();
        case '$', '`' -> readExpansion();
        case '<', '>' -> readSubstitution();
        default -> take(position + 1);
      }
    } while (position < text.length() && !ShellLexer.endsWord(text.charAt(position)));
    return new ShellToken(Kind.WORD, source.span(start, position), value.toString(), isLiteral);
  }

  private void readSingleQuoted() {
    int end = text.indexOf('\'', position + 1);
    position++;
    take(end < 0 ? text.length() : end);
    skipOne();
  }

  private void readDoubleQuoted() {
    position++;
    while (position < text.length() && text.charAt(position) != '"') {
      switch (text.charAt(position)) {
        case '\\' -> readEscape();
        case '$', '`' -> readExpansion();
        default -> take(position + 1);
      }
    }
    skipOne();
  }

  /** An escaped line break is no part of the word, and ends none. */
  private void readEscape() {
    position++;
    int crLf = text.startsWith("\r\n", position) ? 2 : 0;
    int breakLength = text.startsWith("\n", position) ? 1 : crLf;
    if (breakLength > 0) {
      position += breakLength;
    } else if (position < text.length()) {
      take(position + 1);
    }
  }

  private void readExpansion() {
    int end = Expansions.end(text, position);
    isLiteral &= end == position + 1 && text.charAt(position) == '$';
    take(end);
  }

  private void readSubstitution() {
    isLiteral = false;
    take(Expansions.end(text, position));
  }

  private void take(int end) {
    value.append(text, position, end);
    position = end;
  }

  private void skipOne() {
    position = Math.min(text.length(), position + 1);
  }
}
