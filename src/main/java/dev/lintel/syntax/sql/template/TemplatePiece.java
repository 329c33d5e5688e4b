package dev.lintel.syntax.sql.template;

/**
 * One stretch of a text that a template engine reads, in offsets of the text.
 *
 * @param inside what stands between its marks, without whitespace control and blanks
 */
record TemplatePiece(Kind kind, int start, int end, String inside) {
  /** What sort of stretch it is. */
  enum Kind {
    /** {@code {{ x }}}, {@code ${x}}, {@code $(x)}, or what the text's maker puts in. */
    EXPRESSION,
    /** {@code {% x %}}. */
    TAG,
    /** {@code {# x #}}. */
    COMMENT
  }

  /** Gives the first word of a tag. */
  String word() {
    int end = 0;
    while (end < inside.length() && (Character.isLetter(inside.charAt(end)) || isUnder(end))) {
      end++;
    }
    return inside.substring(0, end);
  }

  private boolean isUnder(int at) {
    return inside.charAt(at) == '_';
  }
}
