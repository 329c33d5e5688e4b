package dev.lintel.syntax.yaml;

import java.io.Reader;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Lets SnakeYAML's scanner read a text in memory, from any offset. It replaces all of StreamReader,
 * which counts code points and copies its window with every kilobyte of a long token; here the
 * index of each mark is the UTF-16 offset in the text, and reading is linear.
 *
 * <p>Two characters are shown to the scanner as others, so that it reads what Go's YAML libraries
 * and YAML 1.2 read: a tab between two tokens of a line as a space ({@code key:<TAB>value}), and a
 * question mark inside a word as a letter ({@code [release/v?.x]}). Values are taken from the text
 * itself, so they keep both.
 */
final class SourceReader extends StreamReader {
  private static final int[] NO_SNIPPET = {};

  private final String text;
  private int pointer;
  private int line;
  private int column;
  private int documentStart;

  /** Where the blanks that start the line of the pointer end; -1 while unknown. */
  private int indentEnd = -1;

  SourceReader(String text, int from) {
    super(Reader.nullReader());
    this.text = text;
    this.pointer = from;
    this.documentStart = from;
  }

  @Override
  public int peek() {
    return shown(pointer);
  }

  @Override
  public int peek(int distance) {
    return shown(pointer + distance);
  }

  private int shown(int offset) {
    if (offset >= text.length()) {
      return 0;
    }
    char c = text.charAt(offset);
    return switch (c) {
      case '\t' -> isBetweenTokens(offset) ? ' ' : c;
      case '?' -> isInsideWord(offset) ? 'Q' : c;
      default -> c;
    };
  }

  private boolean isBetweenTokens(int offset) {
    if (indentEnd < 0) {
      indentEnd = pointer - column;
      while (indentEnd < text.length() && Characters.isBlank(text.charAt(indentEnd))) {
        indentEnd++;
      }
    }
    return offset > indentEnd && text.charAt(offset - 1) != '\\';
  }

  private boolean isInsideWord(int offset) {
    if (offset == 0) {
      return false;
    }
    char before = text.charAt(offset - 1);
    return switch (before) {
      case '[', '{', ',' -> false;
      default -> !Characters.isBlank(before) && !Characters.isBreak(before);
    };
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int length) {
    int end = Math.min(pointer + length, text.length());
    while (pointer < end) {
      char c = text.charAt(pointer++);
      if (Characters.isBreak(c) && !(c == '\r' && shown(pointer) == '\n')) {
        line++;
        column = 0;
        indentEnd = -1;
      } else if (c != '\uFEFF') {
        column++;
      }
    }
  }

  /** Gives the next units; behind the end of the text, NUL. */
  @Override
  public String prefix(int length) {
    int end = pointer + length;
    return end <= text.length()
        ? text.substring(pointer, end)
        : text.substring(pointer) + "\0".repeat(end - text.length());
  }

  @Override
  public String prefixForward(int length) {
    String prefix = prefix(length);
    pointer = Math.min(pointer + length, text.length());
    column += length;
    return prefix;
  }

  @Override
  public Mark getMark() {
    return new Mark("", pointer, line, column, NO_SNIPPET, 0);
  }

  @Override
  public int getIndex() {
    return pointer;
  }

  @Override
  public int getDocumentIndex() {
    return pointer - documentStart;
  }

  @Override
  public void resetDocumentIndex() {
    documentStart = pointer;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getLine() {
    return line;
  }
}
