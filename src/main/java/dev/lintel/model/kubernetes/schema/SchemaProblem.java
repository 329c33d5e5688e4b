package dev.lintel.model.kubernetes.schema;

import dev.lintel.source.Span;

/**
 * Something that an object's schema does not allow.
 *
 * @param span what a person edits
 * @param message one sentence without a period
 */
public record SchemaProblem(Kind kind, Span span, String message) {
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
}
