package dev.lintel.model.sql.validation;

import dev.lintel.source.Span;
import java.util.Optional;

/**
 * Something that Spark would refuse once it knows the tables.
 *
 * @param span what Spark's own message would quote
 * @param message one sentence without a period; it tells the suggestion too
 * @param suggestion the name that was probably meant
 */
public record SqlProblem(Kind kind, Span span, String message, Optional<String> suggestion) {
  /** What is wrong. */
  public enum Kind {
    UNKNOWN_TABLE,
    UNKNOWN_COLUMN,
    UNKNOWN_FIELD,
    AMBIGUOUS_COLUMN,
    UNKNOWN_FUNCTION,
    WRONG_ARGUMENT_COUNT,
    MISSING_AGGREGATION,
    /** Of the two sides of a set operation. */
    SET_COLUMN_COUNT,
    INSERT_COLUMN_COUNT,
    UNKNOWN_TARGET_COLUMN
  }
}
