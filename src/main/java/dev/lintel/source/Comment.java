package dev.lintel.source;

/**
 * A comment of an artifact's language.
 *
 * @param span the comment with its marker ({@code #}, {@code --}, a block comment's two ends)
 * @param isAlone whether nothing but blanks stands before it on its line
 */
public record Comment(Span span, boolean isAlone) {
  /** Gives the comment as written, its marker included. */
  public String text() {
    return span.text();
  }
}
