package dev.lintel.source;

import java.util.Optional;

/**
 * A half-open range of UTF-16 offsets in one text. Every node of every syntax tree has one, and it
 * keeps its text, so that nodes of several files can stand in one tree (a built overlay, a merge)
 * without losing where they came from.
 *
 * @param start offset of the first UTF-16 unit, 0-based
 * @param end offset behind the last unit; equal to {@code start} for an empty span
 */
public record Span(SourceText source, int start, int end) {
  public Span {
    if (start < 0 || end < start || end > source.length()) {
      throw new IllegalArgumentException(
          "span %d..%d is outside %s of length %d"
              .formatted(start, end, source.path(), source.length()));
    }
  }

  public int length() {
    return end - start;
  }

  public boolean isEmpty() {
    return start == end;
  }

  /** Gives the text that the span covers. */
  public String text() {
    return source.content().substring(start, end);
  }

  /** Gives the smallest span that covers both; both must lie in the same text. */
  public Span to(Span other) {
    requireSameSource(other);
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  /**
   * Gives the lines that the span touches, each with its line break, so that without them the text
   * has as many lines less; the last line of a text takes the break before it.
   */
  public Span wholeLines() {
    LineIndex lines = source.lines();
    int first = lines.lineAt(start);
    int last = lines.lineAt(end);
    if (last < lines.count()) {
      return new Span(source, lines.start(first), lines.start(last + 1));
    }
    return new Span(source, first == 1 ? 0 : lines.end(first - 1), source.length());
  }

  /** Tells whether the other span lies in the same text and wholly inside this one. */
  public boolean contains(Span other) {
    return source == other.source && start <= other.start && other.end <= end;
  }

  /** Gives the part from {@code from} to {@code to}, offsets relative to this span's start. */
  public Span part(int from, int to) {
    return new Span(source, start + from, start + to);
  }

  /**
   * Gives where a person finds this span: itself in a real file, else the place that the derived
   * text came from.
   */
  public Span resolved() {
    return source.origins().isEmpty() ? this : source.origins().get().resolve(this).resolved();
  }

  /**
   * Gives the place in a real file that holds this span letter for letter, so that an edit there is
   * the edit here; empty where there is none.
   */
  public Optional<Span> exact() {
    return source.origins().isEmpty()
        ? Optional.of(this)
        : source.origins().get().exact(this).flatMap(Span::exact);
  }

  /**
   * Gives lines and columns of this span in its own text; ask {@link #resolved()} first for a place
   * in a real file.
   */
  public Region region() {
    return new Region(source.lines().position(start), source.lines().position(end));
  }

  private void requireSameSource(Span other) {
    if (source != other.source) {
      throw new IllegalArgumentException(
          "spans of %s and %s do not join".formatted(source.path(), other.source.path()));
    }
  }

  @Override
  public String toString() {
    return source.path() + "[" + start + ".." + end + ")";
  }
}
