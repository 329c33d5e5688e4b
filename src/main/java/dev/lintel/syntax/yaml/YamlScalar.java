package dev.lintel.syntax.yaml;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * A scalar.
 *
 * @param span where it is written; of a built one the place that a person edits to change it
 * @param value the text after quotes, escapes and folding
 * @param type what it is under the stream's schema; quoted and block scalars are strings
 * @param others the other places that a built scalar was made from, as the entry that changed it;
 *     empty for a written one
 */
public record YamlScalar(Span span, String value, Style style, YamlType type, List<Span> others)
    implements YamlNode {
  public YamlScalar {
    others = List.copyOf(others);
  }

  /** Makes a scalar that is written at its span. */
  public YamlScalar(Span span, String value, Style style, YamlType type) {
    this(span, value, style, type, List.of());
  }

  /** How it is written. */
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED,
    /** Not written anywhere: made of what stands at its span and the other places. */
    BUILT
  }

  /** Makes a scalar that is written nowhere as it is. */
  public static YamlScalar built(Span span, String value, YamlType type, Span... others) {
    return new YamlScalar(span, value, Style.BUILT, type, List.of(others));
  }

  /**
   * Gives this scalar with another value: what it came from stays, and the entry that asked for the
   * change joins that. The place to edit stays the scalar's own.
   */
  public YamlScalar changedTo(String changed, YamlType changedType, Span cause) {
    return new YamlScalar(span, changed, Style.BUILT, changedType, with(others, cause));
  }

  /**
   * Gives this scalar with another value that a person edits at the entry which asked for it, as a
   * tag that a kustomization sets.
   */
  public YamlScalar replacedBy(String changed, YamlType changedType, Span cause) {
    return new YamlScalar(cause, changed, Style.BUILT, changedType, with(others, span));
  }

  /**
   * Gives this scalar with a value that another took part in, which may be made itself: all that
   * the other came from joins what this one came from. The place to edit stays the scalar's own.
   */
  public YamlScalar changedTo(String changed, YamlType changedType, YamlScalar cause) {
    return new YamlScalar(span, changed, Style.BUILT, changedType, joined(others, cause.places()));
  }

  /** Gives the value of another scalar, which a person edits there, in the place of this one. */
  public YamlScalar replacedBy(YamlScalar other) {
    return new YamlScalar(
        other.span,
        other.value,
        Style.BUILT,
        other.type,
        joined(joined(others, List.of(span)), other.others));
  }

  /** Gives this scalar with one more place that it comes from. */
  public YamlScalar alsoFrom(Span place) {
    return new YamlScalar(span, value, style, type, with(others, place));
  }

  private List<Span> places() {
    return joined(List.of(span), others);
  }

  private static List<Span> joined(List<Span> first, List<Span> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }

  private static List<Span> with(List<Span> spans, Span added) {
    return joined(spans, List.of(added));
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
