package dev.lintel.engine.shellcheck;

/**
 * One thing that shellcheck says of a script.
 *
 * @param script the place of the script among those that were given, from 0
 * @param code as {@code SC2086}
 * @param start where it begins
 * @param end behind its last character
 */
record Remark(int script, String code, Level level, String message, Place start, Place end) {
  /**
   * A place in the text that shellcheck read.
   *
   * @param line from 1
   * @param column from 1, in code points
   */
  record Place(int line, int column) {}

  /** How bad shellcheck takes it to be; the first constant is the worst. */
  enum Level {
    ERROR,
    WARNING,
    INFO,
    STYLE
  }
}
