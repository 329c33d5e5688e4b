package dev.lintel.source;

/**
 * The lines and columns of a span. The end is exclusive: it is the position behind the last UTF-16
 * unit.
 */
public record Region(Position start, Position end) {
  public Region {
    if (end.compareTo(start) < 0) {
      throw new IllegalArgumentException(
          "a region ends at or behind its start: " + start + " to " + end);
    }
  }
}
