package dev.lintel.model.kubernetes.schema;

import dev.lintel.source.Span;
import java.util.Optional;

/**
 * Something that an object's schema does not allow.
 *
 * @param span what a person edits
 * @param message one sentence without a period
 * @param replacement what was probably meant, to stand in the place of the span
 */
public record SchemaProblem(Kind kind, Span span, String message, Optional<String> replacement) {
  /** What is wrong. */
  public enum Kind {
    UNKNOWN_FIELD,
    MISSING_FIELD,
    WRONG_TYPE,
    /** A number or boolean where a text is wanted, which quotes make right. */
    UNQUOTED_TEXT,
    INVALID_QUANTITY,
    INVALID_VALUE,
    DUPLICATE_ITEM
  }

  SchemaProblem(Kind kind, Span span, String message) {
    this(kind, span, message, Optional.empty());
  }
}
