package dev.lintel.syntax.shell;

import dev.lintel.source.Span;

/**
 * What a command reads from or writes to instead of its usual input and outputs.
 *
 * @param span the descriptor, the operator and the target
 * @param descriptor the number in front; empty where none is written
 * @param operator as {@code >>} or {@code <<-}
 * @param target the file, the other descriptor, the text of {@code <<<} or the delimiter of a
 *     here-document
 */
public record Redirection(Span span, String descriptor, String operator, Word target) {
  /** Tells whether the target is a file. */
  public boolean isFile() {
    return !operator.endsWith("&") && !operator.startsWith("<<");
  }

  /** Tells whether the target is a file that loses what it held. */
  public boolean isTruncating() {
    return operator.equals(">") || operator.equals(">|") || operator.equals("&>");
  }

  /** Tells whether the target is a file that is written to behind what it holds. */
  public boolean isAppending() {
    return operator.endsWith(">>");
  }
}
