package dev.lintel.syntax.sql;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/** A text as the lexer reads it, by UTF-16 units, so that token offsets are span offsets. */
final class TextStream implements CharStream {
  private final String text;
  private final int end;
  private int index;

  TextStream(String text) {
    this(text, text.length());
  }

  private TextStream(String text, int end) {
    this.text = text;
    this.end = end;
  }

  /** Gives the text as if it ended at an offset. */
  TextStream until(int offset) {
    return new TextStream(text, offset);
  }

  @Override
  public void consume() {
    index++;
  }

  @Override
  public int LA(int i) {
    int at = i > 0 ? index + i - 1 : index + i;
    return at >= 0 && at < end ? text.charAt(at) : IntStream.EOF;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int to) {
    index = Math.min(to, end);
  }

  @Override
  public int size() {
    return end;
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_SOURCE_NAME;
  }

  @Override
  public String getText(Interval interval) {
    return text.substring(interval.a, Math.min(interval.b + 1, text.length()));
  }

  @Override
  public String toString() {
    return text;
  }
}
