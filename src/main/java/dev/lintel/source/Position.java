package dev.lintel.source;

/**
 * A place in a text as people and SARIF count it.
 *
 * @param line 1-based; lines end at LF, CR LF or CR
 * @param column 1-based, in UTF-16 units; a byte order mark takes no column
 */
public record Position(int line, int column) implements Comparable<Position> {
  public Position {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("line and column count from 1: " + line + ":" + column);
    }
  }

  @Override
  public int compareTo(Position other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
