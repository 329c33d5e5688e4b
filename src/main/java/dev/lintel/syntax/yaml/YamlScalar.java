package dev.lintel.syntax.yaml;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;

/**
 * A scalar.
 *
 * @param value the text after quotes, escapes and folding
 * @param type what it is under the stream's schema; quoted and block scalars are strings
 */
public record YamlScalar(Span span, String value, Style style, YamlType type) implements YamlNode {
  /** How it is written. */
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  /**
   * Gives the value as a text of its own, whose spans lead back to the exact places in the file:
   * escapes, indents and folds included.
   */
  public SourceText text() {
    return ScalarText.of(this);
  }

  /**
   * Tells whether an anchor or a tag stands before the scalar: other places may read it as it is
   * written.
   */
  public boolean hasProperties() {
    String content = span.source().content();
    int at = span.start() - 1;
    while (at >= 0 && (content.charAt(at) == ' ' || content.charAt(at) == '\t')) {
      at--;
    }
    return at >= 0 && "\n\r:-?[{,".indexOf(content.charAt(at)) < 0;
  }

  /** Tells whether the scalar is the boolean true under its schema. */
  public boolean isTrue() {
    return type == YamlType.BOOLEAN && ScalarTypes.isTrueWord(value);
  }

  /** Tells whether the scalar is the boolean false under its schema. */
  public boolean isFalse() {
    return type == YamlType.BOOLEAN && !ScalarTypes.isTrueWord(value);
  }
}
